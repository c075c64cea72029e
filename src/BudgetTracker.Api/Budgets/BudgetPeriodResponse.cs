namespace BudgetTracker.Api.Budgets;

/// <summary>What a budget had in one period, and what was spent of it.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Limit">What may be spent in it.</param>
/// <param name="RolledIn">What the period before handed on; negative: a deficit.</param>
/// <param name="Available">The limit and what was rolled in.</param>
/// <param name="Spent">The sum of all expenses of the period, later days included.</param>
/// <param name="Remaining">What is available and not spent; negative: spent too much.</param>
public sealed record BudgetPeriodResponse(
    DateOnly From,
    DateOnly To,
    decimal Limit,
    decimal RolledIn,
    decimal Available,
    decimal Spent,
    decimal Remaining)
{
    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static BudgetPeriodResponse Example { get; } =
        new(new(2026, 1, 1), new(2026, 1, 31), 300.00m, 0.00m, 300.00m, 52.50m, 247.50m);
}
