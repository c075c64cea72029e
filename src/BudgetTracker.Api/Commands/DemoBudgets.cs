using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands;

/// <summary>The budgets of the demo.</summary>
internal static class DemoBudgets
{
    /// <summary>
    /// Budgets for the month that holds a day, set by what was spent in it: half of it is left, little is left, too much
    /// is spent, and all of the month before rolled over. It takes what users spent on one category each.
    /// </summary>
    /// <returns>How many were added: one for each of the first four pairs of a user and a category with expenses.</returns>
    public static async Task<int> AddAsync(BudgetDbContext db, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var spent = await db.Expenses
            .Where(e => e.Date >= first && e.Date < first.AddMonths(1))
            .GroupBy(e => new { e.UserId, e.CategoryId })
            .OrderBy(sum => sum.Key.UserId).ThenBy(sum => sum.Key.CategoryId)
            .Select(sum => new { sum.Key.UserId, sum.Key.CategoryId, Amount = sum.Sum(e => e.Amount) })
            .Take(4)
            .ToListAsync();
        (decimal Share, Rollover Rollover, int Months)[] kinds =
            [(2.00m, Rollover.None, 0), (1.10m, Rollover.None, 0), (0.80m, Rollover.None, 0), (1.00m, Rollover.Full, 1)];
        db.AddRange(spent.Zip(kinds, (sum, kind) => Budget(
            sum.UserId,
            sum.CategoryId,
            BudgetPeriod.Month,
            first.AddMonths(-kind.Months),
            kind.Rollover,
            decimal.Round(sum.Amount * kind.Share, 2))));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        return spent.Count;
    }

    /// <summary>Three budgets for each user: a category by month, another by week, and everything by year.</summary>
    public static async Task AddAsync(BudgetDbContext db, IEnumerable<User> users, IReadOnlyList<Category> categories, DateOnly startsOn)
    {
        db.AddRange(users.SelectMany(user => new[]
        {
            Budget(user.Id, categories[0].Id, BudgetPeriod.Month, startsOn, Rollover.Full, 150),
            Budget(user.Id, categories[^1].Id, BudgetPeriod.Week, startsOn, Rollover.Surplus, 40),
            Budget(user.Id, categoryId: null, BudgetPeriod.Year, startsOn, Rollover.None, 20_000),
        }));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static Budget Budget(
        int userId, int? categoryId, BudgetPeriod period, DateOnly startsOn, Rollover rollover, decimal limit) => new()
        {
            UserId = userId,
            CategoryId = categoryId,
            Period = period,
            StartsOn = startsOn,
            Rollover = rollover,
            Limits = { new BudgetLimit { From = startsOn, Amount = limit } },
        };
}
