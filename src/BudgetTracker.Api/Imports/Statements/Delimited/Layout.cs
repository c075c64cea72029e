namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Which column holds what; -1 for what the file does not have.</summary>
internal sealed record Layout
{
    public int Date { get; init; } = -1;

    /// <summary>Another date, which stands in for a booking date that is not there yet.</summary>
    public int OtherDate { get; init; } = -1;

    public int Amount { get; init; } = -1;

    public int Debit { get; init; } = -1;

    public int Credit { get; init; } = -1;

    public int Balance { get; init; } = -1;

    public int Direction { get; init; } = -1;

    public int Category { get; init; } = -1;

    public int Subcategory { get; init; } = -1;

    public int Id { get; init; } = -1;

    public int Account { get; init; } = -1;

    public int Currency { get; init; } = -1;

    public int Status { get; init; } = -1;

    /// <summary>Whether an entry only changes its account, as yes or no.</summary>
    public int Transfer { get; init; } = -1;

    /// <summary>A fee that the amount may or may not hold.</summary>
    public int Fee { get; init; } = -1;

    public IReadOnlyList<int> Description { get; init; } = [];

    /// <summary>What describes a row whose description is empty.</summary>
    public IReadOnlyList<int> DescriptionFallback { get; init; } = [];

    public IReadOnlyList<StatementNeed> Needs { get; init; } = [];

    /// <summary>The columns with amounts of the entry itself.</summary>
    public IEnumerable<int> Amounts => new[] { Amount, Debit, Credit }.Where(column => column >= 0);
}
