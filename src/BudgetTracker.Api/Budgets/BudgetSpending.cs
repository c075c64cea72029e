using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Budgets;

/// <summary>Reads what was spent on budgets, and works out how they stand: one command for any number of budgets.</summary>
internal static class BudgetSpending
{
    /// <summary>How budgets of one user stand on a day.</summary>
    public static async Task<List<BudgetStatus>> StatusOnAsync(
        BudgetDbContext db,
        IReadOnlyList<Budget> budgets,
        DateOnly day,
        CancellationToken cancellationToken)
    {
        var days = await ReadAsync(
            db,
            budgets,
            budget =>
            {
                var period = BudgetArithmetic.PeriodOn(budget, day);

                return BudgetArithmetic.Matters(budget, period, period);
            },
            cancellationToken);

        return [.. budgets.Select(budget => new BudgetArithmetic(budget, days.Of(budget)).StatusOn(day))];
    }

    /// <summary>How one budget stands on a day.</summary>
    public static async Task<BudgetStatus> StatusOnAsync(
        BudgetDbContext db,
        Budget budget,
        DateOnly day,
        CancellationToken cancellationToken) =>
        (await StatusOnAsync(db, [budget], day, cancellationToken)).Single();

    /// <summary>The sums of some periods of a budget, newest first.</summary>
    public static async Task<List<BudgetPeriodResponse>> PeriodsAsync(
        BudgetDbContext db,
        Budget budget,
        int first,
        int last,
        CancellationToken cancellationToken)
    {
        var days = await ReadAsync(db, [budget], _ => BudgetArithmetic.Matters(budget, first, last), cancellationToken);
        var arithmetic = new BudgetArithmetic(budget, days.Of(budget));

        return [.. Enumerable.Range(first, last - first + 1).Reverse().Select(arithmetic.Sums)];
    }

    private static async Task<DaysByCategory> ReadAsync(
        BudgetDbContext db,
        IReadOnlyList<Budget> budgets,
        Func<Budget, (DateOnly First, DateOnly Last)> matters,
        CancellationToken cancellationToken)
    {
        // The days that matter to several budgets overlap, for each of these periods holds the same day. A budget on
        // everything needs them of every category.
        var days = budgets.Select(matters).ToList();
        (DateOnly First, DateOnly Last)? others = null;
        var ranges = new Dictionary<int, CategoryDays>();
        foreach (var (budget, (first, last)) in budgets.Zip(days))
        {
            if (budget.CategoryId is not { } id)
                others = others is var (from, to) ? (Earlier(from, first), Later(to, last)) : (first, last);
            else if (ranges.TryGetValue(id, out var range))
                ranges[id] = new(id, Earlier(range.First, first), Later(range.Last, last));
            else
                ranges[id] = new(id, first, last);
        }

        if (others is var (allFirst, allLast))
        {
            foreach (var range in ranges.Values)
                ranges[range.CategoryId] = new(range.CategoryId, Earlier(range.First, allFirst), Later(range.Last, allLast));
        }

        return new(await db.SpendingByDay(budgets[0].UserId, [.. ranges.Values], others).ToListAsync(cancellationToken));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private sealed class DaysByCategory
    {
        private readonly List<DaySpending> all;
        private readonly Dictionary<int, List<DaySpending>> byCategory = [];

        public DaysByCategory(List<DaySpending> days)
        {
            // Oldest first, in all and in each category.
            days.Sort(static (a, b) => a.Day.CompareTo(b.Day));
            all = days;
            foreach (var day in days)
            {
                if (!byCategory.TryGetValue(day.CategoryId, out var list))
                    byCategory[day.CategoryId] = list = [];

                list.Add(day);
            }
        }

        public List<DaySpending> Of(Budget budget) =>
            budget.CategoryId is not { } id ? all : byCategory.GetValueOrDefault(id) ?? [];
    }
}
