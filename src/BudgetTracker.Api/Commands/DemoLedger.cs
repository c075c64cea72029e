using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>demo</c>: a ledger to look around in, or to measure on.</summary>
public static partial class DemoLedger
{
    private const int RowsAtOnce = 10_000;

    private static readonly string[] CategoryNames =
    [
        "Food", "Transportation", "Entertainment", "Rent", "Health", "Clothes",
        "Travel", "Gifts", "Education", "Insurance", "Pets", "Household",
    ];

    private static readonly string[] Things = ["Groceries", "Lunch", "Dinner", "Ticket", "Repair", "Subscription"];

    /// <summary>
    /// Fills an empty database: with a small household, or with so many users of so many expenses each, over five years
    /// and twelve categories, the same every time.
    /// </summary>
    /// <exception cref="StartupException">It is not empty; nothing was changed.</exception>
    public static async Task FillDemoAsync(this WebApplication app, (int Users, int ExpensesEach)? size)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        if (await db.Users.AnyAsync() || await db.Categories.AnyAsync())
            throw new StartupException("demo fills an empty database only, and this one holds something already.");

        await using var transaction = await db.Database.BeginTransactionAsync();
        if (size is var (users, expensesEach))
            await FillAsync(db, users, expensesEach);
        else
            await FillHouseholdAsync(db);

        await transaction.CommitAsync();
        LogFilled(app.Logger, await db.Users.CountAsync(), await db.Categories.CountAsync(), await db.Expenses.CountAsync());
    }

    private static async Task FillHouseholdAsync(BudgetDbContext db)
    {
        var food = new Category { Name = "Food", Color = "#FF6B6B" };
        var transportation = new Category { Name = "Transportation", Color = "#4ECDC4" };
        var entertainment = new Category { Name = "Entertainment", Color = "#FFD93D" };
        var alice = new User { Name = "Alice", Email = "alice@example.com" };
        var bob = new User { Name = "Bob", Email = "bob@example.com" };
        db.AddRange(alice, bob, food, transportation, entertainment);
        await db.SaveChangesAsync();
        await db.InsertAsync(
        [
            Spend(alice, food, "Groceries", 52.50m, new(2026, 1, 3)),
            Spend(alice, transportation, "Gas", 45.00m, new(2026, 1, 9)),
            Spend(bob, food, "Lunch", 25.00m, new(2026, 1, 12)),
            Spend(alice, food, "Lunch", 18.75m, new(2026, 1, 17)),
            Spend(bob, entertainment, "Concert", 50.00m, new(2026, 1, 24)),
            Spend(bob, food, "Dinner", 30.00m, new(2026, 1, 31)),
        ]);
    }

    private static async Task FillAsync(BudgetDbContext db, int userCount, int expensesEach)
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
        var expenses = Enumerable.Range(0, expensesEach).SelectMany(n => users.Select(user => Spend(
            user,
            categories[random.Next(categories.Count)],
            $"{Things[random.Next(Things.Length)]} {n + 1}",
            Money.FromCents(random.Next(100, 20_000)),
            new DateOnly(2021, 1, 1).AddDays(random.Next(5 * 365)))));
        foreach (var chunk in expenses.Chunk(RowsAtOnce))
        {
            await db.InsertAsync(chunk);
            db.ChangeTracker.Clear();
        }
    }

    private static Expense Spend(User user, Category category, string description, decimal amount, DateOnly date) => new()
    {
        UserId = user.Id,
        CategoryId = category.Id,
        Description = description,
        Amount = amount,
        Date = date,
    };

    [LoggerMessage(3, LogLevel.Information, "Demo: {Users} users, {Categories} categories, {Expenses} expenses")]
    private static partial void LogFilled(ILogger logger, int users, int categories, int expenses);
}
