using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Budgets;

/// <summary>A limit to set.</summary>
public sealed record BudgetLimitRequest
{
    /// <summary>What may be spent in the period and in each later one, until the next limit: 0 to 99,999,999.99.</summary>
    /// <example>300.00</example>
    [Money("0")]
    public required decimal Limit { get; init; }
}
