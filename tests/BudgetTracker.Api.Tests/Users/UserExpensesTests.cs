using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Users;

/// <summary>What a user and its expenses mean to each other.</summary>
public sealed class UserExpensesTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_user_shows_its_expenses_and_each_of_those_its_category()
    {
        var home = await api.CreateHomeAsync();

        var alice = await api.GetAsync($"/api/users/{home.Alice}?include=expenses");

        Assert.Equal(
            [("Lunch", home.Food.Name), ("Gas", home.Transportation.Name), ("Groceries", home.Food.Name)],
            alice.GetProperty("expenses").EnumerateArray().Select(DescriptionAndCategory));
    }

    [Fact]
    public async Task Every_user_of_a_list_shows_its_own_expenses_of_the_days_asked_for()
    {
        var home = await api.CreateHomeAsync();
        var carol = await api.CreateUserAsync("Carol");

        var users = await api.WalkAsync("/api/users?include=expenses&from=2026-01-09&to=2026-01-24&limit=2");

        var expenses = users.ToDictionary(
            user => user.GetProperty("id").GetInt32(),
            user => user.GetProperty("expenses").EnumerateArray().Select(DescriptionAndCategory).ToList());
        Assert.Equal([("Lunch", home.Food.Name), ("Gas", home.Transportation.Name)], expenses[home.Alice]);
        Assert.Equal([("Concert", home.Entertainment.Name), ("Lunch", home.Food.Name)], expenses[home.Bob]);
        Assert.Empty(expenses[carol]);
    }

    [Fact]
    public async Task A_users_own_expenses_are_a_list_that_can_be_filtered()
    {
        var home = await api.CreateHomeAsync();

        var all = await api.WalkAsync($"/api/users/{home.Alice}/expenses?limit=2");
        var food = await api.WalkAsync($"/api/users/{home.Alice}/expenses?categoryId={home.Food.Id}&sort=amount");

        Assert.Equal(["Lunch", "Gas", "Groceries"], all.Select(Description));
        Assert.All(all, expense => Assert.Equal(home.Alice, expense.GetProperty("user").GetProperty("id").GetInt32()));
        Assert.Equal(["Lunch", "Groceries"], food.Select(Description));
        await api.GetAsync("/api/users/999999/expenses", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deleting_a_user_takes_the_expenses_along_and_leaves_the_categories_and_everybody_elses()
    {
        var home = await api.CreateHomeAsync();
        var aliceExpense = (await api.WalkAsync($"/api/users/{home.Alice}/expenses"))[0].GetProperty("id").GetInt64();

        await api.DeleteAsync($"/api/users/{home.Alice}");

        await api.GetAsync($"/api/expenses/{aliceExpense}", HttpStatusCode.NotFound);
        Assert.Equal(0, await api.UseDatabaseAsync(db => db.Expenses.CountAsync(e => e.UserId == home.Alice)));
        Assert.Equal(3, (await api.WalkAsync($"/api/users/{home.Bob}/expenses")).Count);
        await api.GetAsync($"/api/categories/{home.Food.Id}");
        await api.GetAsync($"/api/categories/{home.Transportation.Id}");
    }

    [Fact]
    public async Task An_expense_taken_out_of_its_users_collection_is_deleted()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var (taken, kept) = (await api.SpendAsync(user, food, 9m), await api.SpendAsync(user, food, 10m));

        await api.DeleteAsync($"/api/users/{user}/expenses/{taken}");

        await api.GetAsync($"/api/expenses/{taken}", HttpStatusCode.NotFound);
        await api.GetAsync($"/api/expenses/{kept}");
        await api.DeleteAsync($"/api/users/{user}/expenses/{taken}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_expense_of_another_user_cannot_be_taken_out_of_this_ones_collection()
    {
        var (alice, bob) = (await api.CreateUserAsync("Alice"), await api.CreateUserAsync("Bob"));
        var bobs = await api.SpendAsync(bob, await api.CreateCategoryAsync("Food"), 9m);

        await api.DeleteAsync($"/api/users/{alice}/expenses/{bobs}", HttpStatusCode.NotFound);
        await api.DeleteAsync($"/api/users/999999/expenses/{bobs}", HttpStatusCode.NotFound);

        await api.GetAsync($"/api/expenses/{bobs}");
    }

    private static string? Description(JsonElement expense) => expense.GetProperty("description").GetString();

    private static (string?, string?) DescriptionAndCategory(JsonElement expense) =>
        (Description(expense), expense.GetProperty("category").GetProperty("name").GetString());
}
