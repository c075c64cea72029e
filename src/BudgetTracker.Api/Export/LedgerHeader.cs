namespace BudgetTracker.Api.Export;

/// <summary>The first line of the ledger's file.</summary>
internal sealed record LedgerHeader
{
    public const string Name = "budgettracker-ledger";

    /// <summary>Always <see cref="Name"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the format, <see cref="LedgerFile.Version"/>.</summary>
    public required int Version { get; init; }
}
