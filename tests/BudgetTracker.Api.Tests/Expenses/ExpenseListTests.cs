using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Expenses;

public sealed class ExpenseListTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task Expenses_are_filtered_by_category_name_whatever_the_case()
    {
        var home = await api.CreateHomeAsync();

        var food = await api.WalkAsync($"/api/expenses?category={home.Food.Name.ToUpperInvariant()}");
        var both = await api.WalkAsync(
            $"/api/expenses?category={home.Food.Name}&category={home.Entertainment.Name}&userId={home.Bob}");

        Assert.Equal(["Dinner", "Lunch", "Lunch", "Groceries"], food.Select(Description));
        Assert.Equal(["Dinner", "Concert", "Lunch"], both.Select(Description));
        await api.GetAsync("/api/expenses?category=no%20such%20category", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Filters_narrow_together_and_days_are_included()
    {
        var home = await api.CreateHomeAsync();
        var ids = $"categoryId={home.Food.Id}&categoryId={home.Transportation.Id}";

        var found = await api.WalkAsync($"/api/expenses?{ids}&from=2026-01-09&to=2026-01-17");

        Assert.Equal(["Lunch", "Lunch", "Gas"], found.Select(Description));
    }

    [Theory]
    [InlineData("-date", "2026-01-03 10.00,2026-01-02 9.00,2026-01-02 10.00,2026-01-02 9.00,2026-01-01 100.00")]
    [InlineData("date", "2026-01-01 100.00,2026-01-02 9.00,2026-01-02 10.00,2026-01-02 9.00,2026-01-03 10.00")]
    [InlineData("-amount", "2026-01-01 100.00,2026-01-03 10.00,2026-01-02 10.00,2026-01-02 9.00,2026-01-02 9.00")]
    [InlineData("amount", "2026-01-02 9.00,2026-01-02 9.00,2026-01-02 10.00,2026-01-03 10.00,2026-01-01 100.00")]
    public async Task Every_order_ends_in_the_id_and_pages_of_any_size_show_each_expense_once(string sort, string expected)
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        foreach (var (date, amount) in new[]
        {
            ("2026-01-02", 9m), ("2026-01-02", 10m), ("2026-01-02", 9m), ("2026-01-01", 100m), ("2026-01-03", 10m),
        })
        {
            await api.SpendAsync(user, food, amount, date: date);
        }

        foreach (var limit in new[] { 1, 2, 3, 4, 5, 500 })
        {
            var walked = await api.WalkAsync($"/api/expenses?userId={user}&sort={sort}&limit={limit}");
            Assert.Equal(expected.Split(','), walked.Select(e => $"{e.GetProperty("date")} {e.GetProperty("amount").GetRawText()}"));
            var ids = walked.Select(e => (e.GetProperty("date").GetString(), e.GetProperty("amount").GetRawText(), e.GetProperty("id").GetInt64()));
            Assert.Equal(5, ids.Distinct().Count());
            Assert.True(TiesAreOrderedById(walked, descending: sort[0] == '-', key: sort.TrimStart('-')));
        }
    }

    [Fact]
    public async Task A_page_is_50_unless_limit_says_otherwise_and_the_last_one_has_no_cursor()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        await api.PostAsync("/api/expenses/batch", Enumerable.Repeat(
            new { userId = user, categoryId = food.Id, description = "Thing", amount = 1, date = "2026-01-31" }, 51));

        var first = await api.GetAsync($"/api/expenses?userId={user}");
        var exact = await api.GetAsync($"/api/expenses?userId={user}&limit=51");

        Assert.Equal(50, first.GetProperty("items").GetArrayLength());
        Assert.NotNull(first.GetProperty("nextCursor").GetString());
        Assert.Equal(51, exact.GetProperty("items").GetArrayLength());
        Assert.Null(exact.GetProperty("nextCursor").GetString());
    }

    [Fact]
    public async Task A_cursor_is_rejected_when_altered_or_taken_to_another_list()
    {
        var home = await api.CreateHomeAsync();
        var list = $"/api/expenses?userId={home.Alice}&limit=1";
        var cursor = (await api.GetAsync(list)).GetProperty("nextCursor").GetString()!;
        await api.GetAsync($"{list}&cursor={cursor}");
        await api.GetAsync($"/api/expenses?limit=2&cursor={cursor}&userId={home.Alice}");

        var others = new List<string>
        {
            $"/api/expenses?userId={home.Alice}&sort=date&cursor={cursor}",
            $"/api/expenses?userId={home.Bob}&cursor={cursor}",
            $"/api/expenses?cursor={cursor}",
            $"/api/users/{home.Alice}/expenses?cursor={cursor}",
            $"{list}&cursor=x",
            $"{list}&cursor={cursor}A",
            $"{list}&cursor={cursor[1..]}",
        };
        for (var i = 0; i < cursor.Length; i++)
        {
            var altered = cursor.ToCharArray();
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            others.Add($"{list}&cursor={new string(altered)}");
        }

        foreach (var other in others)
        {
            var problem = await api.GetAsync(other, HttpStatusCode.BadRequest);
            Assert.True(problem.GetProperty("errors").TryGetProperty("cursor", out _), other);
        }
    }

    private static string? Description(JsonElement expense) => expense.GetProperty("description").GetString();

    private static bool TiesAreOrderedById(List<JsonElement> walked, bool descending, string key) =>
        walked.Zip(walked.Skip(1)).All(pair =>
            pair.First.GetProperty(key).GetRawText() != pair.Second.GetProperty(key).GetRawText()
            || pair.First.GetProperty("id").GetInt64() > pair.Second.GetProperty("id").GetInt64() == descending);
}
