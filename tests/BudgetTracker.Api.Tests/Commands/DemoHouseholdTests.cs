using System.Text.Json;
using BudgetTracker.Api.Commands.Demo;

namespace BudgetTracker.Api.Tests.Commands;

/// <summary>What the demo shows.</summary>
public sealed class DemoHouseholdTests(DemoHouseholdTests.Demo api) : IClassFixture<DemoHouseholdTests.Demo>
{
    [Fact]
    public async Task Alice_and_Bob_have_spent_what_they_always_have()
    {
        Assert.Equal("Alice 116.25: Food 71.25, Transportation 45.00", await DescribeAsync(1));
        Assert.Equal("Bob 105.00: Food 55.00, Entertainment 50.00", await DescribeAsync(2));
    }

    [Fact]
    public async Task Carol_and_Dan_have_twelve_months_up_to_today()
    {
        var expenses = (await api.WalkAsync("/api/users/3/expenses")).Concat(await api.WalkAsync("/api/users/4/expenses")).ToList();
        var rents = expenses.Where(expense => CategoryOf(expense) == "Rent").Select(DateOf).Order();
        var insurances = expenses.Where(expense => CategoryOf(expense) == "Insurance").Select(DateOf).Order();

        Assert.Equal(Enumerable.Range(0, 12).Select(month => new DateOnly(2025, 12, 1).AddMonths(month)), rents);
        Assert.Equal([new(2026, 1, 5), new(2026, 4, 5), new(2026, 7, 5), new(2026, 10, 5)], insurances);
        Assert.InRange(expenses.Max(DateOf), new DateOnly(2026, 11, 15), new DateOnly(2026, 11, 21));
        Assert.InRange(expenses.Count, 250, 500);
        Assert.Equal(expenses.Count, expenses.DistinctBy(expense => expense.GetProperty("id").GetInt64()).Count());
    }

    [Fact]
    public async Task Every_month_and_every_category_has_something_to_show()
    {
        var report = await api.GetAsync("/api/reports/spending?groupBy=category&groupBy=month");
        var groups = report.GetProperty("groups").EnumerateArray()
            .Select(group => (Category: CategoryOf(group), Month: group.GetProperty("month").GetString())).ToList();

        foreach (var category in new[] { "Food", "Transportation", "Entertainment", "Rent", "Utilities", "Restaurants" })
            Assert.Equal(12, groups.Count(group => group.Category == category));

        Assert.Equal(2, groups.Count(group => group.Category == "Travel"));
    }

    [Fact]
    public async Task Every_category_has_a_colour_of_its_own()
    {
        var colors = (await api.WalkAsync("/api/categories"))
            .ToDictionary(category => category.GetProperty("name").GetString()!, category => category.GetProperty("color").GetString());

        Assert.Equal(
            ("#FF6B6B", "#4ECDC4", "#FFD93D"),
            (colors["Food"], colors["Transportation"], colors["Entertainment"]));
        Assert.Equal(colors.Count, colors.Values.Distinct().Count());
    }

    [Fact]
    public async Task A_demo_that_is_there_is_left_as_it_is_and_another_of_the_same_day_is_equal()
    {
        await DemoLedger.FillWithHouseholdAsync(api.Services);
        await using var other = new Demo();
        await other.InitializeAsync();

        Assert.Equal(await FactsAsync(api), await FactsAsync(other));
    }

    private static async Task<List<string>> FactsAsync(BudgetApi api) =>
    [
        .. (await api.WalkAsync("/api/expenses")).Select(expense =>
            $"{expense.GetProperty("user").GetProperty("name")} {CategoryOf(expense)} {expense.GetProperty("description")} "
            + $"{expense.GetProperty("amount").GetRawText()} {expense.GetProperty("date")}"),
    ];

    private static string CategoryOf(JsonElement item) => item.GetProperty("category").GetProperty("name").GetString()!;

    private static DateOnly DateOf(JsonElement expense) => DateOnly.ParseExact(expense.GetProperty("date").GetString()!, "yyyy-MM-dd");

    private async Task<string> DescribeAsync(int userId)
    {
        var summary = await api.GetAsync($"/api/users/{userId}/summary");

        return $"{summary.GetProperty("name")} {summary.GetProperty("total").GetRawText()}: " + string.Join(", ",
            summary.GetProperty("categories").EnumerateArray()
                .Select(category => $"{category.GetProperty("name")} {category.GetProperty("total").GetRawText()}"));
    }

    public sealed class Demo : BudgetApi, IAsyncLifetime
    {
        public Demo() => Clock = new Noon();

        public Task InitializeAsync() => DemoLedger.FillWithHouseholdAsync(Services);

        async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
