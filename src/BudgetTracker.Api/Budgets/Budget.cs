using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Budgets;

/// <summary>What one user means to spend on a category, or on everything, in each period.</summary>
/// <remarks>Only decisions are stored. What was spent and what rolls over is worked out at each read.</remarks>
public sealed class Budget : IVersioned
{
    /// <summary>The part of what is available, in percent, from which on a budget alerts that was given none.</summary>
    public const int DefaultAlertAt = 80;

    /// <summary>Given by the database, counting up from 1, never given twice.</summary>
    public int Id { get; init; }

    /// <summary>Whose budget it is; it never changes its owner.</summary>
    public int UserId { get; init; }

    /// <summary>Whose budget it is.</summary>
    public User User { get; init; } = null!;

    /// <summary>Whose expenses count; null: those on every category.</summary>
    public int? CategoryId { get; init; }

    /// <summary>The category; null for a budget on everything.</summary>
    public Category? Category { get; init; }

    /// <summary>How long a period is; a user has at most one budget for each category and length.</summary>
    public required BudgetPeriod Period { get; init; }

    /// <summary>The first day of the first period; every other period is counted from it.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The budget is over after this day; the period that holds it is the last, and stays whole. Null: without end.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What a period hands on to the next one.</summary>
    public Rollover Rollover { get; set; }

    /// <summary>The most that rolls over, 0 to <see cref="Money.Max"/>; null: any amount. A deficit is never capped.</summary>
    public decimal? RolloverCap { get; set; }

    /// <summary>From which part of what is available on the budget alerts, in percent: 1 to 100.</summary>
    public int AlertAt { get; set; } = DefaultAlertAt;

    /// <summary>1 when created, one more with every change of the budget or of its limits.</summary>
    public int Version { get; set; }

    /// <summary>How much may be spent; the first one begins with the budget. In no order.</summary>
    public ICollection<BudgetLimit> Limits { get; } = [];
}
