using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Expenses;

public sealed class ExpenseBatchTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_batch_creates_all_its_expenses_in_order()
    {
        var home = await api.CreateHomeAsync();
        var batch = Enumerable.Range(1, 1000).Select(n => Expense(home, $"Thing {n}", n / 100m)).ToList();

        var created = await api.PostAsync("/api/expenses/batch", batch);

        var items = created.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(batch.Count, items.Count);
        Assert.Equal("Thing 1000", items[999].GetProperty("description").GetString());
        var ids = items.Select(item => item.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(items[9].GetRawText(), (await api.GetAsync($"/api/expenses/{ids[9]}")).GetRawText());
        var summary = await api.GetAsync($"/api/users/{home.Alice}/summary");
        Assert.Equal("5121.25", summary.GetProperty("total").GetRawText());
    }

    [Fact]
    public async Task A_batch_with_faults_creates_nothing_and_names_every_fault_by_index()
    {
        var home = await api.CreateHomeAsync();

        var unknown = await api.PostAsync(
            "/api/expenses/batch",
            new[] { Expense(home, "Good", 1), Expense(home with { Alice = 999_999 }, "No such user", 1) },
            HttpStatusCode.BadRequest);
        var malformed = await api.PostAsync(
            "/api/expenses/batch",
            new object[] { Expense(home, "", 1.999m), Expense(home, "Good", 1), new { bogus = true } },
            HttpStatusCode.BadRequest);

        Assert.Equal(["[1].userId"], Fields(unknown));
        Assert.Equal(
            ["[0].amount", "[0].description", "[2].amount", "[2].bogus", "[2].categoryId", "[2].description", "[2].userId"],
            Fields(malformed).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await api.WalkAsync($"/api/users/{home.Alice}/expenses")).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_batch_holds_1_to_1000_expenses(int size)
    {
        var home = await api.CreateHomeAsync();

        var problem = await api.PostAsync(
            "/api/expenses/batch",
            Enumerable.Repeat(Expense(home, "Thing", 1), size),
            HttpStatusCode.BadRequest);

        Assert.Equal(["$"], Fields(problem));
    }

    private static object Expense(Home home, string description, decimal amount) =>
        new { userId = home.Alice, categoryId = home.Food.Id, description, amount, date = "2026-01-31" };

    private static IEnumerable<string> Fields(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name);
}
