using System.Net;

namespace BudgetTracker.Api.Tests.Reports;

/// <summary>Reports with <c>fill=true</c>.</summary>
public sealed class EmptyPeriodsTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("groupBy=month", "2025-11: 5.00, 1, 0.5;2025-12: 0.00, 0, 0;2026-01: 0.00, 0, 0;2026-02: 5.00, 2, 0.5")]
    [InlineData("groupBy=year", "2025: 5.00, 1, 0.5;2026: 5.00, 2, 0.5")]
    [InlineData("groupBy=year&to=2025-12-31", "2025: 5.00, 1, 1")]
    [InlineData("groupBy=day&from=2026-01-01", "2026-02-28: 5.00, 2, 1")]
    [InlineData("groupBy=month&to=2000-01-01", "")]
    public async Task Filling_a_report_puts_a_zero_into_each_empty_period_between_the_first_and_the_last(string query, string expected)
    {
        var (user, _, _) = await SpendAroundNewYearAsync();

        var report = await api.GetAsync($"/api/reports/spending?fill=true&userId={user}&{query}");

        Assert.Equal(expected, string.Join(';', SpendingReportTests.Groups(report)));
    }

    [Fact]
    public async Task Filling_a_report_of_two_dimensions_gives_each_category_that_occurs_every_period()
    {
        var (user, food, rent) = await SpendAroundNewYearAsync();

        var report = await api.GetAsync($"/api/reports/spending?fill=true&userId={user}&groupBy=category&groupBy=month");

        Assert.Equal(
            [
                $"{food}, 2025-11: 5.00, 1, 0.5", $"{rent}, 2025-11: 0.00, 0, 0",
                $"{food}, 2025-12: 0.00, 0, 0", $"{rent}, 2025-12: 0.00, 0, 0",
                $"{food}, 2026-01: 0.00, 0, 0", $"{rent}, 2026-01: 0.00, 0, 0",
                $"{rent}, 2026-02: 4.00, 1, 0.4", $"{food}, 2026-02: 1.00, 1, 0.1",
            ],
            SpendingReportTests.Groups(report));
        Assert.Equal("10.00", report.GetProperty("total").GetRawText());
        Assert.Equal(3, report.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Filling_a_report_by_day_and_month_gives_every_day_its_month()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        await api.SpendAsync(user, food, 1m, date: "2024-02-28");
        await api.SpendAsync(user, food, 1m, date: "2024-03-01");

        var report = await api.GetAsync($"/api/reports/spending?fill=true&userId={user}&groupBy=month&groupBy=day");

        Assert.Equal(
            ["2024-02-28, 2024-02: 1.00, 1, 0.5", "2024-02-29, 2024-02: 0.00, 0, 0", "2024-03-01, 2024-03: 1.00, 1, 0.5"],
            SpendingReportTests.Groups(report));
    }

    [Theory]
    [InlineData("1999-08-16", "groupBy=day", 10_000)]
    [InlineData("1999-08-15", "groupBy=day", null)]
    [InlineData("1999-08-16", "groupBy=day&groupBy=category", null)]
    [InlineData("0001-01-01", "groupBy=day&groupBy=category", null)]
    [InlineData("0001-01-01", "groupBy=month&groupBy=category", null)]
    [InlineData("0001-01-01", "groupBy=year&groupBy=category", 4052)]
    public async Task A_report_is_not_filled_to_more_groups_than_a_report_may_have(string first, string groupBy, int? groups)
    {
        var user = await api.CreateUserAsync();
        await api.SpendAsync(user, await api.CreateCategoryAsync("Food"), 1m, date: first);
        await api.SpendAsync(user, await api.CreateCategoryAsync("Rent"), 1m, date: "2026-12-31");
        var path = $"/api/reports/spending?fill=true&userId={user}&{groupBy}";

        if (groups is not null)
            Assert.Equal(groups, (await api.GetAsync(path)).GetProperty("groups").GetArrayLength());
        else
            Assert.True((await api.GetAsync(path, HttpStatusCode.BadRequest)).GetProperty("errors").TryGetProperty("fill", out _));
    }

    [Fact]
    public async Task The_last_day_there_is_can_be_filled_up_to()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        await api.SpendAsync(user, food, 1m, date: "9999-11-01");
        await api.SpendAsync(user, food, 1m, date: "9999-12-31");

        var days = await api.GetAsync($"/api/reports/spending?fill=true&userId={user}&groupBy=day");
        var months = await api.GetAsync($"/api/reports/spending?fill=true&userId={user}&groupBy=month");

        Assert.Equal((61, 2), (days.GetProperty("groups").GetArrayLength(), months.GetProperty("groups").GetArrayLength()));
    }

    private async Task<(int User, string Food, string Rent)> SpendAroundNewYearAsync()
    {
        var user = await api.CreateUserAsync();
        var (food, rent) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Rent"));
        await api.SpendAsync(user, food, 5m, date: "2025-11-30");
        await api.SpendAsync(user, food, 1m, date: "2026-02-28");
        await api.SpendAsync(user, rent, 4m, date: "2026-02-28");

        return (user, food.Name, rent.Name);
    }
}
