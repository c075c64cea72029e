using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Budgets;

/// <summary>A budget to create.</summary>
public sealed record BudgetRequest : IValidatableObject
{
    /// <summary>Whose budget it is: the id of a user.</summary>
    /// <example>1</example>
    [Reference<User>]
    public required int UserId { get; init; }

    /// <summary>What it is for: the id of a category; everything if left out.</summary>
    /// <example>1</example>
    [Reference<Category>]
    public int? CategoryId { get; init; }

    /// <summary>How long a period is.</summary>
    /// <example>month</example>
    public required BudgetPeriod Period { get; init; }

    /// <summary>The first day of the first period, yyyy-MM-dd; every other one is counted from it.</summary>
    /// <example>2026-01-01</example>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The budget is over after this day, yyyy-MM-dd; without end if left out.</summary>
    /// <example>null</example>
    public DateOnly? EndsOn { get; init; }

    /// <summary>What may be spent in each period, until a limit for a later one is set: 0 to 99,999,999.99.</summary>
    /// <example>300.00</example>
    [Money("0")]
    public required decimal Limit { get; init; }

    /// <summary>What a period hands on to the next one; nothing if left out.</summary>
    /// <example>full</example>
    public Rollover Rollover { get; init; } = Rollover.None;

    /// <summary>The most that is handed on, 0 to 99,999,999.99; any amount if left out. A deficit is never capped.</summary>
    /// <example>null</example>
    [Money("0")]
    public decimal? RolloverCap { get; init; }

    /// <summary>From which part of what is available on it is <c>near</c>, in percent: 1 to 100; 80 if left out.</summary>
    /// <example>80</example>
    [Range(1, 100, ErrorMessage = "Must be a whole number from 1 to 100.")]
    public int AlertAt { get; init; } = Budget.DefaultAlertAt;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EndsOn < StartsOn)
            yield return new("Must not be before startsOn.", ["endsOn"]);
    }

    /// <summary>The budget that is asked for, with its first limit.</summary>
    internal Budget ToBudget() => new()
    {
        UserId = UserId,
        CategoryId = CategoryId,
        Period = Period,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        Rollover = Rollover,
        RolloverCap = RolloverCap,
        AlertAt = AlertAt,
        Limits = { new BudgetLimit { From = StartsOn, Amount = Limit } },
    };
}
