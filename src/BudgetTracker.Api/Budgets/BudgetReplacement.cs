using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Budgets;

/// <summary>What a budget is replaced with. Its owner, category, period and first day stay.</summary>
public sealed record BudgetReplacement
{
    /// <summary>The budget is over after this day, yyyy-MM-dd; null: without end.</summary>
    /// <example>null</example>
    public required DateOnly? EndsOn { get; init; }

    /// <summary>What a period hands on to the next one.</summary>
    /// <example>full</example>
    public required Rollover Rollover { get; init; }

    /// <summary>The most that is handed on, 0 to 99,999,999.99; null: any amount. A deficit is never capped.</summary>
    /// <example>null</example>
    [Money("0")]
    public required decimal? RolloverCap { get; init; }

    /// <summary>From which part of what is available on it is <c>near</c>, in percent: 1 to 100.</summary>
    /// <example>80</example>
    [Range(1, 100, ErrorMessage = "Must be a whole number from 1 to 100.")]
    public required int AlertAt { get; init; }
}
