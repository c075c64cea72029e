namespace BudgetTracker.Api.Reports;

/// <summary>What was spent, in groups.</summary>
/// <param name="Total">The sum of all amounts that match, with two decimal places; 0.00 without any.</param>
/// <param name="Count">How many expenses match.</param>
/// <param name="Groups">
/// In the order of time where they are periods, then highest total first; they add up to the total, to the cent.
/// </param>
public sealed record SpendingReport(decimal Total, int Count, IReadOnlyList<SpendingGroup> Groups)
{
    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static SpendingReport Example { get; } = new(52.50m, 1, [SpendingGroup.Example]);
}
