using System.Data.Common;
using BudgetTracker.Api.Expenses;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Data;

/// <summary>What the entities are to each other within one context.</summary>
public sealed class NavigationTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task An_expense_leads_to_its_user_and_its_category_and_both_lead_back()
    {
        var home = await api.CreateHomeAsync();

        await api.UseDatabaseAsync(async db =>
        {
            var expense = await db.Expenses.WithOwnerAndCategory()
                .SingleAsync(e => e.UserId == home.Alice && e.Description == "Gas");

            Assert.Equal("Alice", expense.User.Name);
            Assert.Equal(home.Transportation.Name, expense.Category.Name);
            Assert.Contains(expense, expense.User.Expenses);
            Assert.Contains(expense, expense.Category.Expenses);
            return 0;
        });
    }

    [Fact]
    public async Task A_category_leads_to_everybodys_expenses_on_it()
    {
        var home = await api.CreateHomeAsync();

        var category = await api.UseDatabaseAsync(db =>
            db.Categories.Include(c => c.Expenses).ThenInclude(e => e.User).SingleAsync(c => c.Id == home.Food.Id));

        Assert.Equal(["Alice", "Alice", "Bob", "Bob"], category.Expenses.Select(e => e.User.Name).Order());
    }

    [Fact]
    public async Task Change_one_side_and_the_other_follows()
    {
        var home = await api.CreateHomeAsync();

        await api.UseDatabaseAsync(async db =>
        {
            var alice = await db.Users.Include(u => u.Expenses).SingleAsync(u => u.Id == home.Alice);
            var food = await db.Categories.Include(c => c.Expenses).SingleAsync(c => c.Id == home.Food.Id);
            var entertainment = await db.Categories.SingleAsync(c => c.Id == home.Entertainment.Id);

            var cinema = new Expense
            {
                Description = "Cinema",
                Amount = 9m,
                Date = new DateOnly(2026, 1, 31),
                Category = food,
            };
            alice.Expenses.Add(cinema);
            db.ChangeTracker.DetectChanges();
            Assert.Same(alice, cinema.User);
            Assert.Contains(cinema, food.Expenses);

            cinema.Category = entertainment;
            db.ChangeTracker.DetectChanges();
            Assert.DoesNotContain(cinema, food.Expenses);
            Assert.Contains(cinema, entertainment.Expenses);
            Assert.Equal(entertainment.Id, cinema.CategoryId);
            return 0;
        });
    }

    [Fact]
    public async Task Taking_an_expense_out_of_its_users_collection_and_saving_deletes_it()
    {
        var home = await api.CreateHomeAsync();

        var left = await api.UseDatabaseAsync(async db =>
        {
            var alice = await db.Users.Include(u => u.Expenses).SingleAsync(u => u.Id == home.Alice);
            alice.Expenses.Remove(alice.Expenses.Single(e => e.Description == "Gas"));
            await db.SaveChangesAsync();

            return await db.Expenses.Where(e => e.UserId == home.Alice).Select(e => e.Description).ToListAsync();
        });

        Assert.Equal(["Groceries", "Lunch"], left.Order());
    }

    [Fact]
    public async Task The_database_itself_rejects_to_orphan_an_expense()
    {
        var home = await api.CreateHomeAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => api.UseDatabaseAsync(db =>
            db.Categories.Where(c => c.Id == home.Food.Id).ExecuteDeleteAsync()));
        await api.UseDatabaseAsync(db => db.Users.Where(u => u.Id == home.Alice).ExecuteDeleteAsync());

        Assert.Equal(4 - 2, (await api.WalkAsync($"/api/categories/{home.Food.Id}/expenses")).Count);
        Assert.Equal(0, await api.UseDatabaseAsync(db => db.Expenses.CountAsync(e => e.UserId == home.Alice)));
    }
}
