using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Data;

/// <summary>A small believable household, to look around in.</summary>
public static class DemoHousehold
{
    /// <summary>Fills an empty database.</summary>
    /// <exception cref="StartupException">It is not empty; nothing was changed.</exception>
    public static async Task FillDemoAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        if (await db.Users.AnyAsync() || await db.Categories.AnyAsync())
            throw new StartupException("demo fills an empty database only, and this one holds something already.");

        var food = new Category { Name = "Food", Color = "#FF6B6B" };
        var transportation = new Category { Name = "Transportation", Color = "#4ECDC4" };
        var entertainment = new Category { Name = "Entertainment", Color = "#FFD93D" };
        var alice = new User { Name = "Alice", Email = "alice@example.com" };
        var bob = new User { Name = "Bob", Email = "bob@example.com" };
        db.AddRange(alice, bob, food, transportation, entertainment);
        db.AddRange(
            Spend(alice, food, "Groceries", 52.50m, day: 3),
            Spend(alice, transportation, "Gas", 45.00m, day: 9),
            Spend(bob, food, "Lunch", 25.00m, day: 12),
            Spend(alice, food, "Lunch", 18.75m, day: 17),
            Spend(bob, entertainment, "Concert", 50.00m, day: 24),
            Spend(bob, food, "Dinner", 30.00m, day: 31));
        await db.SaveChangesAsync();
    }

    private static Expense Spend(User user, Category category, string description, decimal amount, int day) => new()
    {
        User = user,
        Category = category,
        Description = description,
        Amount = amount,
        Date = new DateOnly(2026, 1, day),
    };
}
