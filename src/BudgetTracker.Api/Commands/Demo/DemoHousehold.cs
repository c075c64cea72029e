using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands.Demo;

/// <summary>The household of the demo: Alice and Bob with six expenses, Carol and Dan with twelve months up to today.</summary>
internal static class DemoHousehold
{
    // A reserved domain (RFC 2606): it distinguishes a demo from other ledgers.
    private const string EmailDomain = "@demo.example";

    // No two are alike to people who do not see red, green or blue. The later ones are from Paul Tol and Okabe and Ito.
    private static readonly (string Name, string Color)[] Categories =
    [
        ("Food", "#FF6B6B"), ("Transportation", "#4ECDC4"), ("Entertainment", "#FFD93D"), ("Rent", "#332288"),
        ("Utilities", "#0072B2"), ("Insurance", "#882255"), ("Restaurants", "#B2182B"), ("Travel", "#997700"),
    ];

    private static readonly string[] Names = ["Alice", "Bob", "Carol", "Dan"];

    /// <summary>Whether the ledger is a demo, whatever was changed in it since.</summary>
    public static Task<bool> IsInAsync(BudgetDbContext db)
    {
        var domain = NormalizedText.Of(EmailDomain);

        return db.Users.AnyAsync(user => user.NormalizedEmail.EndsWith(domain));
    }

    /// <summary>Fills an empty ledger; on the same day, with the same rows.</summary>
    public static async Task FillAsync(BudgetDbContext db, DateOnly today)
    {
        var categories = Categories.Select(category => new Category { Name = category.Name, Color = category.Color })
            .ToDictionary(category => category.Name);
        var users = Names
            .Select(name => new User { Name = name, Email = name.ToLowerInvariant() + EmailDomain })
            .ToDictionary(user => user.Name);
        db.AddRange(users.Values);
        db.AddRange(categories.Values);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var expenses = SixExpenses.Concat(DemoYear.UpTo(today)).ToList();
        db.AddRange(DemoBudgets.Of(expenses, today, users, categories));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        await db.InsertAsync([.. expenses.Select(spent => new Expense
        {
            UserId = users[spent.User].Id,
            CategoryId = categories[spent.Category].Id,
            Description = spent.Description,
            Amount = spent.Amount,
            Date = spent.Date,
        })]);
    }

    private static IEnumerable<DemoExpense> SixExpenses =>
    [
        new("Alice", "Food", "Groceries", 52.50m, new(2026, 1, 3)),
        new("Alice", "Transportation", "Gas", 45.00m, new(2026, 1, 9)),
        new("Bob", "Food", "Lunch", 25.00m, new(2026, 1, 12)),
        new("Alice", "Food", "Lunch", 18.75m, new(2026, 1, 17)),
        new("Bob", "Entertainment", "Concert", 50.00m, new(2026, 1, 24)),
        new("Bob", "Food", "Dinner", 30.00m, new(2026, 1, 31)),
    ];
}
