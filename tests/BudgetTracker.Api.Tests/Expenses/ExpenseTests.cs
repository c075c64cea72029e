using System.Net;

namespace BudgetTracker.Api.Tests.Expenses;

public sealed class ExpenseTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task An_expense_shows_its_owner_and_its_category_and_its_amount_with_two_decimals()
    {
        var user = await api.CreateUserAsync("Alice");
        var food = await api.CreateCategoryAsync("Food");

        var created = await api.PostAsync("/api/expenses", new
        {
            userId = user,
            categoryId = food.Id,
            description = " Größe \"L\" & <b> 🛒 ",
            amount = 12.5m,
            date = "2024-02-29",
        });

        Assert.Equal("12.50", created.GetProperty("amount").GetRawText());
        Assert.Equal("2024-02-29", created.GetProperty("date").GetString());
        Assert.Equal("Größe \"L\" & <b> 🛒", created.GetProperty("description").GetString());
        Assert.Equal(user, created.GetProperty("user").GetProperty("id").GetInt32());
        Assert.Equal("Alice", created.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal(food.Name, created.GetProperty("category").GetProperty("name").GetString());
        Assert.Matches("^#[0-9A-F]{6}$", created.GetProperty("category").GetProperty("color").GetString());
        var read = await api.GetAsync($"/api/expenses/{created.GetProperty("id")}");
        Assert.Equal(created.GetRawText(), read.GetRawText());
    }

    [Fact]
    public async Task Location_leads_to_what_was_created()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        using var body = JsonContent(
            $$"""{"userId":{{user}},"categoryId":{{food.Id}},"description":"Bread","amount":3,"date":"2026-01-31"}""");

        using var response = await api.Client.PostAsync("/api/expenses", body);

        var read = await api.GetAsync(response.Headers.Location!.ToString());
        Assert.Equal(await response.Content.ReadAsStringAsync(), read.GetRawText());
    }

    [Fact]
    public async Task An_expense_without_a_date_is_todays()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var before = DateTime.UtcNow;

        var created = await api.PostAsync(
            "/api/expenses", new { userId = user, categoryId = food.Id, description = "Tea", amount = 2 });

        var date = DateOnly.Parse(created.GetProperty("date").GetString()!);
        Assert.InRange(date, DateOnly.FromDateTime(before), DateOnly.FromDateTime(DateTime.UtcNow));
    }

    [Fact]
    public async Task Replacing_an_expense_changes_all_but_its_owner()
    {
        var user = await api.CreateUserAsync();
        var (food, rent) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Rent"));
        var id = await api.SpendAsync(user, food, 9m);

        var replaced = await api.PutAsync(
            $"/api/expenses/{id}",
            new { categoryId = rent.Id, description = "January", amount = 700.05m, date = "2026-01-01" });

        Assert.Equal(2, replaced.GetProperty("version").GetInt32());
        Assert.Equal(rent.Id, replaced.GetProperty("category").GetProperty("id").GetInt32());
        Assert.Equal(user, replaced.GetProperty("user").GetProperty("id").GetInt32());
        Assert.Equal(replaced.GetRawText(), (await api.GetAsync($"/api/expenses/{id}")).GetRawText());
        var problem = await api.PutAsync(
            $"/api/expenses/{id}",
            new { userId = user, categoryId = rent.Id, description = "x", amount = 1, date = "2026-01-01" },
            HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty("userId", out _));
    }

    [Fact]
    public async Task A_deleted_expense_is_gone()
    {
        var id = await api.SpendAsync(await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"), 9m);

        await api.DeleteAsync($"/api/expenses/{id}");

        await api.GetAsync($"/api/expenses/{id}", HttpStatusCode.NotFound);
        await api.DeleteAsync($"/api/expenses/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unknown_user_and_an_unknown_category_are_named_together()
    {
        var problem = await api.PostAsync(
            "/api/expenses",
            new { userId = 999_998, categoryId = 999_999, description = "x", amount = 1 },
            HttpStatusCode.BadRequest);

        Assert.Equal(
            ["userId", "categoryId"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static StringContent JsonContent(string json) => new(json, mediaType: new("application/json"));
}
