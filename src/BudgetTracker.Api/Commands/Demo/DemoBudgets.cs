using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Commands.Demo;

/// <summary>The budgets of the demo.</summary>
internal static class DemoBudgets
{
    // Each share of what was spent gives another state: half is left, little is left, too much is spent, a fifth rolls over.
    // Two months of a quarter have passed, so that there are expenses on every day of the calendar.
    private static readonly (string User, string Category, BudgetPeriod Period, int MonthsAgo, Rollover Rollover, decimal Share)[] Household =
    [
        ("Dan", "Transportation", BudgetPeriod.Quarter, 2, Rollover.None, 2.00m),
        ("Carol", "Utilities", BudgetPeriod.Quarter, 2, Rollover.None, 1.10m),
        ("Dan", "Entertainment", BudgetPeriod.Quarter, 2, Rollover.None, 0.80m),
        ("Carol", "Food", BudgetPeriod.Month, 1, Rollover.Full, 1.25m),
    ];

    /// <summary>Four budgets of a household: on the day, one is under, one near, one over, and one has rolled over.</summary>
    public static IEnumerable<Budget> Of(
        IReadOnlyCollection<DemoExpense> expenses,
        DateOnly day,
        Dictionary<string, User> users,
        Dictionary<string, Category> categories) =>
        from kind in Household
        let startsOn = day.AddMonths(-kind.MonthsAgo)
        let until = kind.Rollover == Rollover.None ? day : day.AddDays(-1)
        let spent = expenses.Where(e => e.User == kind.User && e.Category == kind.Category && e.Date >= startsOn && e.Date <= until)
            .Sum(e => e.Amount)
        select Budget(
            users[kind.User].Id,
            categories[kind.Category].Id,
            kind.Period,
            startsOn,
            kind.Rollover,
            decimal.Round(spent * kind.Share, 2));

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
