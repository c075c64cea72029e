using System.Text.Json;

namespace BudgetTracker.Api.Tests.Reports;

public sealed class SpendingReportTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_report_by_category_and_user_names_both_and_puts_the_highest_first()
    {
        var home = await api.CreateHomeAsync();
        var filter = $"categoryId={home.Food.Id}&categoryId={home.Entertainment.Id}";

        var report = await api.GetAsync($"/api/reports/spending?groupBy=category&groupBy=user&{filter}");

        Assert.Equal("176.25", report.GetProperty("total").GetRawText());
        Assert.Equal(5, report.GetProperty("count").GetInt32());
        Assert.Equal(
            [
                $"{home.Food.Name}, Alice: 71.25, 2, 0.4043",
                $"{home.Food.Name}, Bob: 55.00, 2, 0.3121",
                $"{home.Entertainment.Name}, Bob: 50.00, 1, 0.2837",
            ],
            Groups(report));
    }

    [Theory]
    [InlineData("groupBy=day", "2024-02-29: 1.10, 1, 0.1108;2025-12-31: 2.20, 1, 0.2216;2026-01-01: 6.63, 2, 0.6677")]
    [InlineData("groupBy=month", "2024-02: 1.10, 1, 0.1108;2025-12: 2.20, 1, 0.2216;2026-01: 6.63, 2, 0.6677")]
    [InlineData("groupBy=year", "2024: 1.10, 1, 0.1108;2025: 2.20, 1, 0.2216;2026: 6.63, 2, 0.6677")]
    [InlineData("groupBy=year&from=2025-01-01&to=2025-12-31", "2025: 2.20, 1, 1")]
    [InlineData("groupBy=year&minAmount=3&q=thi", "2026: 6.63, 2, 1")]
    [InlineData("groupBy=year&to=2000-01-01", "")]
    public async Task A_report_by_period_is_in_the_order_of_time(string query, string expected)
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        await api.SpendAsync(user, food, 3.30m, "Thing", "2026-01-01");
        await api.SpendAsync(user, food, 3.33m, "Thing", "2026-01-01");
        await api.SpendAsync(user, food, 2.20m, "Thing", "2025-12-31");
        await api.SpendAsync(user, food, 1.10m, "Thing", "2024-02-29");

        var report = await api.GetAsync($"/api/reports/spending?{query}&userId={user}");

        Assert.Equal(expected, string.Join(';', Groups(report)));
    }

    [Fact]
    public async Task Groups_add_up_to_the_total_to_the_cent_whatever_they_are()
    {
        var home = await api.CreateHomeAsync();
        await api.SpendAsync(home.Alice, home.Entertainment, 99_999_999.99m, date: "2020-02-29");
        await api.SpendAsync(home.Bob, home.Transportation, 0.01m, date: "9999-12-31");
        var summary = await api.GetAsync($"/api/users/{home.Alice}/summary");
        string[] dimensions = ["category", "user", "day", "month", "year"];

        foreach (var first in dimensions)
        {
            foreach (var second in dimensions)
            {
                var groupBy = first == second ? $"groupBy={first}" : $"groupBy={first}&groupBy={second}";
                var report = await api.GetAsync($"/api/reports/spending?{groupBy}&userId={home.Alice}");
                var groups = report.GetProperty("groups").EnumerateArray().ToList();
                Assert.Equal("100000116.24", report.GetProperty("total").GetRawText());
                Assert.Equal(100_000_116.24m, groups.Sum(group => group.GetProperty("total").GetDecimal()));
                Assert.Equal(4, groups.Sum(group => group.GetProperty("count").GetInt32()));
                Assert.All(groups, group => Assert.True(group.TryGetProperty(first, out _)));
                Assert.All(groups, group => Assert.Equal(first == second ? 4 : 5, group.EnumerateObject().Count()));
            }
        }

        Assert.Equal("100000116.24", summary.GetProperty("total").GetRawText());
    }

    internal static IEnumerable<string> Groups(JsonElement report) =>
        report.GetProperty("groups").EnumerateArray().Select(group =>
            string.Join(", ", group.EnumerateObject().SkipLast(3).Select(Key))
            + $": {group.GetProperty("total").GetRawText()}, {group.GetProperty("count")}, {group.GetProperty("share").GetRawText()}");

    private static string Key(JsonProperty key) =>
        key.Value.ValueKind == JsonValueKind.Object ? key.Value.GetProperty("name").GetString()! : key.Value.ToString();
}
