using System.Text.Json;

namespace BudgetTracker.Api.Tests.Budgets;

/// <summary>Sums that people have found wrong elsewhere, as they must be.</summary>
public sealed class BudgetVectorTests(BudgetVectorTests.MarchApi api) : IClassFixture<BudgetVectorTests.MarchApi>
{
    [Theory]
    [InlineData("1029.63", "324.49", "500.00", "full", null, "705.14", "1205.14")]
    [InlineData("1029.63", "324.49", "500.00", "surplus", null, "705.14", "1205.14")]
    [InlineData("1029.63", "324.49", "500.00", "none", null, "0.00", "500.00")]
    [InlineData("210.00", "120.23", "150.00", "full", null, "89.77", "239.77")]
    [InlineData("30000.00", "49500.00", "30000.00", "full", null, "-19500.00", "10500.00")]
    [InlineData("30000.00", "49500.00", "30000.00", "surplus", null, "0.00", "30000.00")]
    [InlineData("50.00", "35.85", "50.00", "full", null, "14.15", "64.15")]
    [InlineData("50.00", "35.85", "0.00", "full", null, "14.15", "14.15")]
    [InlineData("50.00", "35.85", "50.00", "full", "10.00", "10.00", "60.00")]
    [InlineData("50.00", "35.85", "50.00", "surplus", "0.00", "0.00", "50.00")]
    [InlineData("50.00", "135.85", "50.00", "full", "10.00", "-85.85", "-35.85")]
    [InlineData("99999999.99", "0.01", "99999999.99", "full", null, "99999999.98", "199999999.97")]
    public async Task What_february_leaves_of_its_limit_is_in_march(
        string february, string spent, string march, string rollover, string? cap, string rolledIn, string available)
    {
        var (user, category) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var id = await CreateAsync(user, category, february, rollover, cap, "2026-02-01");
        await api.PutAsync($"/api/budgets/{id}/limits/2026-03-01", Json($$"""{"limit":{{march}}}"""));
        await api.SpendAsync(user, category, decimal.Parse(spent), date: "2026-02-28");

        var status = await api.GetAsync($"/api/budgets/{id}");

        Assert.Equal(
            (march, rolledIn, available),
            (Raw(status, "limit"), Raw(status, "rolledIn"), Raw(status, "available")));
    }

    [Fact]
    public async Task A_limit_of_zero_only_carries_what_was_left_before()
    {
        var (user, category) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var id = await CreateAsync(user, category, "100.00", "full", cap: null, "2025-12-01");
        await api.PutAsync($"/api/budgets/{id}/limits/2026-01-01", Json("""{"limit":0}"""));
        await api.SpendAsync(user, category, 30.10m, date: "2025-12-24");
        await api.SpendAsync(user, category, 20.20m, date: "2026-02-14");

        var periods = await api.WalkAsync($"/api/budgets/{id}/periods");

        Assert.Equal(
            ["0.00 + 49.70 - 0.00", "0.00 + 69.90 - 20.20", "0.00 + 69.90 - 0.00", "100.00 + 0.00 - 30.10"],
            periods.Select(period => $"{Raw(period, "limit")} + {Raw(period, "rolledIn")} - {Raw(period, "spent")}"));
    }

    [Theory]
    [InlineData("week", "0001-01-01", "10566899998943.31", "105669")]
    [InlineData("month", "1926-03-01", "119999999988.00", "1200")]
    public async Task The_highest_limit_rolls_over_for_centuries_to_the_cent(string period, string startsOn, string rolledIn, string count)
    {
        var user = await api.CreateUserAsync();
        var budget = await api.PostAsync("/api/budgets", Json(
            $$"""{"userId":{{user}},"period":"{{period}}","startsOn":"{{startsOn}}","limit":99999999.99,"rollover":"full"}"""));

        Assert.Equal(rolledIn, Raw(budget, "rolledIn"));
        Assert.Equal(decimal.Parse(count) * 99_999_999.99m, budget.GetProperty("rolledIn").GetDecimal());
    }

    [Theory]
    [InlineData("100.00", "79.99", "under", "0.7999", "20.01", "1.17")]
    [InlineData("100.00", "80.00", "near", "0.8", "20.00", "1.17")]
    [InlineData("100.00", "100.00", "near", "1", "0.00", "0.00")]
    [InlineData("100.00", "100.01", "over", "1.0001", "-0.01", "0.00")]
    [InlineData("3.00", "1.00", "under", "0.3333", "2.00", "0.11")]
    [InlineData("0.00", "0.01", "over", null, "-0.01", "0.00")]
    public async Task A_status_says_what_is_left_and_what_a_day_may_cost(
        string limit, string spent, string state, string? percent, string remaining, string dailyAllowance)
    {
        var (user, category) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var id = await CreateAsync(user, category, limit, "none", cap: null, "2026-01-01");
        await api.SpendAsync(user, category, decimal.Parse(spent), date: "2026-03-31");

        var status = await api.GetAsync($"/api/budgets/{id}");

        Assert.Equal(
            (state, percent, remaining),
            (status.GetProperty("state").GetString(), Raw(status, "percent"), Raw(status, "remaining")));
        Assert.Equal(("17", "0.00"), (Raw(status, "daysLeft"), Raw(status, "projected")));
        Assert.Equal(dailyAllowance, Raw(status, "dailyAllowance"));
    }

    [Theory]
    [InlineData("2026-03-15", "10.00", "20.67")]
    [InlineData("2026-03-01", "0.05", "0.10")]
    [InlineData("2026-03-16", "10.00", "0.00")]
    public async Task A_projection_takes_the_days_so_far_for_those_to_come(string date, string spent, string projected)
    {
        var (user, category) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var id = await CreateAsync(user, category, "100.00", "none", cap: null, "2026-03-01");
        await api.SpendAsync(user, category, decimal.Parse(spent), date: date);

        Assert.Equal(projected, Raw(await api.GetAsync($"/api/budgets/{id}"), "projected"));
    }

    private async Task<int> CreateAsync(int user, Category category, string limit, string rollover, string? cap, string startsOn)
    {
        var body = $$"""
            {"userId":{{user}},"categoryId":{{category.Id}},"period":"month","startsOn":"{{startsOn}}",
             "limit":{{limit}},"rollover":"{{rollover}}","rolloverCap":{{cap ?? "null"}}}
            """;

        return (await api.PostAsync("/api/budgets", Json(body))).GetProperty("id").GetInt32();
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static string? Raw(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetRawText() : null;

    /// <summary>It is the 15th of March: 15 of 31 days have gone, and with today 17 are left.</summary>
    public sealed class MarchApi : BudgetApi
    {
        public MarchApi() => Clock = new FixedClock("2026-03-15T12:00:00Z");
    }
}
