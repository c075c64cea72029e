namespace BudgetTracker.Api.Export;

/// <summary>The last line of the ledger's file: without it, the file was cut.</summary>
internal sealed record LedgerEnd
{
    public const string Kind = "end";

    public string Type { get; } = Kind;

    /// <summary>How many lines there are between the first and the last.</summary>
    public required long Rows { get; init; }
}
