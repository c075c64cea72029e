using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Preconditions;

namespace BudgetTracker.Api.Budgets;

/// <summary>A budget, and how it stands in one period.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="Category">What it is for; null: everything.</param>
/// <param name="Period">How long a period is.</param>
/// <param name="From">The first day of the period that is shown.</param>
/// <param name="To">Its last day.</param>
/// <param name="Limit">What may be spent in it.</param>
/// <param name="RolledIn">What the period before handed on; negative: a deficit.</param>
/// <param name="Available">The limit and what was rolled in.</param>
/// <param name="Spent">The sum of all expenses of the period, later days included.</param>
/// <param name="Remaining">What is available and not spent; negative: spent too much.</param>
/// <param name="Percent">The part of what is available that is spent, 1 for all, rounded to four decimal places; null where nothing is available.</param>
/// <param name="State"><c>over</c>: more is spent than available; <c>near</c>: at least <c>alertAt</c> percent; else <c>under</c>.</param>
/// <param name="DaysLeft">Days of the period from the day on that was asked for, that day included; 0 when it is over.</param>
/// <param name="DailyAllowance">What remains for each day left, rounded down to cents; 0.00 when nothing or no day is left.</param>
/// <param name="Projected">
/// What the period will cost if the rest of it is like the days so far, rounded to cents; null before it begins.
/// </param>
/// <param name="StartsOn">The first day of the first period.</param>
/// <param name="EndsOn">The budget is over after this day; null: without end.</param>
/// <param name="Rollover">What a period hands on to the next one.</param>
/// <param name="RolloverCap">The most that is handed on; null: any amount.</param>
/// <param name="AlertAt">From which part of what is available on it is <c>near</c>, in percent.</param>
/// <param name="Version">1 at first, one more with every change of the budget or its limits; expenses do not change it.</param>
public sealed record BudgetStatus(
    int Id,
    CategoryReference? Category,
    BudgetPeriod Period,
    DateOnly From,
    DateOnly To,
    decimal Limit,
    decimal RolledIn,
    decimal Available,
    decimal Spent,
    decimal Remaining,
    double? Percent,
    BudgetState State,
    int DaysLeft,
    decimal DailyAllowance,
    decimal? Projected,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    Rollover Rollover,
    decimal? RolloverCap,
    int AlertAt,
    int Version)
    : IHasETagForWrites
{
    string IHasETag.ETag => IHasETag.Of(Version);

    /// <summary>The status of a budget with its category, in the period of the sums.</summary>
    internal static BudgetStatus Of(
        Budget budget,
        BudgetPeriodResponse sums,
        BudgetState state,
        int daysLeft,
        decimal dailyAllowance,
        decimal? projected) => new(
            budget.Id,
            budget.Category is null ? null : CategoryReference.To(budget.Category),
            budget.Period,
            sums.From,
            sums.To,
            sums.Limit,
            sums.RolledIn,
            sums.Available,
            sums.Spent,
            sums.Remaining,
            sums.Available <= 0 ? null : (double)decimal.Round(sums.Spent / sums.Available, 4, MidpointRounding.AwayFromZero),
            state,
            daysLeft,
            dailyAllowance,
            projected,
            budget.StartsOn,
            budget.EndsOn,
            budget.Rollover,
            budget.RolloverCap,
            budget.AlertAt,
            budget.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static BudgetStatus Example { get; } = new(
        1,
        CategoryReference.Example,
        BudgetPeriod.Month,
        new(2026, 1, 1),
        new(2026, 1, 31),
        300.00m,
        0.00m,
        300.00m,
        52.50m,
        247.50m,
        0.175,
        BudgetState.Under,
        1,
        247.50m,
        52.50m,
        new(2026, 1, 1),
        null,
        Rollover.Full,
        null,
        Budget.DefaultAlertAt,
        1);
}
