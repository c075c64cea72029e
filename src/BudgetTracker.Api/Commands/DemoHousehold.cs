using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Commands;

/// <summary>A small household to look around in.</summary>
internal static class DemoHousehold
{
    public static async Task FillAsync(BudgetDbContext db)
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

    private static Expense Spend(User user, Category category, string description, decimal amount, DateOnly date) => new()
    {
        UserId = user.Id,
        CategoryId = category.Id,
        Description = description,
        Amount = amount,
        Date = date,
    };
}
