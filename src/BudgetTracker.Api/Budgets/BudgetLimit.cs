using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Budgets;

/// <summary>How much a budget allows in a period and in every later one, until the next limit.</summary>
public sealed class BudgetLimit
{
    /// <summary>The budget that it belongs to.</summary>
    public int BudgetId { get; init; }

    /// <summary>The first day of the first period that it is for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>From 0 to <see cref="Money.Max"/>, two decimal places.</summary>
    public required decimal Amount { get; set; }
}
