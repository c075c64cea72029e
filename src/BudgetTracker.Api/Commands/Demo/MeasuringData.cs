using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Commands.Demo;

/// <summary>A ledger to measure on: so many users of so many expenses each, over five years and twelve categories.</summary>
/// <remarks>Published measurements rely on it: the same sizes give the same rows.</remarks>
internal static class MeasuringData
{
    // As many as are in memory at a time. More are not faster.
    private const int RowsAtOnce = 1000;

    private static readonly string[] CategoryNames =
    [
        "Food", "Transportation", "Entertainment", "Rent", "Health", "Clothes",
        "Travel", "Gifts", "Education", "Insurance", "Pets", "Household",
    ];

    private static readonly string[] Things = ["Groceries", "Lunch", "Dinner", "Ticket", "Repair", "Subscription"];

    public static async Task FillAsync(BudgetDbContext db, int userCount, int expensesEach)
    {
        var categories = CategoryNames.Select(name => new Category { Name = name, Color = Category.DefaultColor }).ToList();
        var users = Enumerable.Range(1, userCount)
            .Select(n => new User { Name = $"Person {n}", Email = $"person{n}@example.com" })
            .ToList();
        db.AddRange(categories);
        db.AddRange(users);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        // Users take turns, as real entries do, so that one user's rows are scattered over the table.
        var random = new Random(1);
        var expenses = Enumerable.Range(0, expensesEach).SelectMany(n => users.Select((user, index) => new Expense
        {
            Id = ((long)n * userCount) + index + 1,
            UserId = user.Id,
            CategoryId = categories[random.Next(categories.Count)].Id,
            Description = $"{Things[random.Next(Things.Length)]} {n + 1}",
            Amount = Money.FromCents(random.Next(100, 20_000)),
            Date = new DateOnly(2021, 1, 1).AddDays(random.Next(5 * 365)),
            CreatedAt = users[0].CreatedAt,
            Version = 1,
        }));
        await db.FillAsync(async () =>
        {
            foreach (var chunk in expenses.Chunk(RowsAtOnce))
                await db.InsertAsIsAsync(chunk);

            return (long)userCount * expensesEach;
        });
        await DemoBudgets.AddAsync(db, users, categories, new DateOnly(2021, 1, 1));
    }
}
