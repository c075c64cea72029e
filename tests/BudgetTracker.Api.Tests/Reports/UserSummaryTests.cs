using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Reports;

public sealed class UserSummaryTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task Totals_per_category_are_exact_and_the_highest_comes_first()
    {
        var home = await api.CreateHomeAsync();

        var alice = await api.GetAsync($"/api/users/{home.Alice}/summary");
        var bob = await api.GetAsync($"/api/users/{home.Bob}/summary");

        Assert.Equal("116.25", alice.GetProperty("total").GetRawText());
        Assert.Equal(3, alice.GetProperty("count").GetInt32());
        Assert.Equal(
            [(home.Food.Name, "71.25", 2, "0.6129"), (home.Transportation.Name, "45.00", 1, "0.3871")],
            Categories(alice));
        Assert.Equal("105.00", bob.GetProperty("total").GetRawText());
        Assert.Equal(
            [(home.Food.Name, "55.00", 2, "0.5238"), (home.Entertainment.Name, "50.00", 1, "0.4762")],
            Categories(bob));
    }

    [Fact]
    public async Task Only_the_days_asked_for_count_both_ends_included()
    {
        var home = await api.CreateHomeAsync();

        var summary = await api.GetAsync($"/api/users/{home.Alice}/summary?from=2026-01-03&to=2026-01-09");

        Assert.Equal("97.50", summary.GetProperty("total").GetRawText());
        Assert.Equal("2026-01-03", summary.GetProperty("from").GetString());
        Assert.Equal("2026-01-09", summary.GetProperty("to").GetString());
        Assert.Equal([(home.Food.Name, "52.50", 1, "0.5385"), (home.Transportation.Name, "45.00", 1, "0.4615")],
            Categories(summary));
    }

    [Fact]
    public async Task A_user_without_expenses_has_an_empty_summary_and_an_unknown_user_has_none()
    {
        var user = await api.CreateUserAsync("Carol");

        var summary = await api.GetAsync($"/api/users/{user}/summary");

        Assert.Equal(
            $$"""{"userId":{{user}},"name":"Carol","from":null,"to":null,"total":0.00,"count":0,"categories":[]}""",
            summary.GetRawText());
        await api.GetAsync("/api/users/999999/summary", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Cents_that_floating_point_loses_add_up()
    {
        var user = await api.CreateUserAsync();
        var category = await api.CreateCategoryAsync("Small things");
        for (var i = 0; i < 10; i++)
            await api.SpendAsync(user, category, 0.1m);
        await api.SpendAsync(user, category, 99_999_999.99m);

        var summary = await api.GetAsync($"/api/users/{user}/summary");

        Assert.Equal("100000000.99", summary.GetProperty("total").GetRawText());
    }

    private static IEnumerable<(string?, string, int, string)> Categories(JsonElement summary) =>
        summary.GetProperty("categories").EnumerateArray().Select(category => (
            category.GetProperty("name").GetString(),
            category.GetProperty("total").GetRawText(),
            category.GetProperty("count").GetInt32(),
            category.GetProperty("share").GetRawText()));
}
