using System.Globalization;
using System.Text.Json;
using BudgetTracker.Api.Commands.Demo;

namespace BudgetTracker.Api.Tests.Commands;

public sealed class DemoBudgetTests
{
    // The first and the last day of a month, and a leap day: early in a month, little is spent in it.
    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-31")]
    [InlineData("2028-02-29")]
    public async Task The_budgets_of_the_demo_show_each_state_and_one_that_carries_on_every_day(string day)
    {
        await using var api = new BudgetApi();
        await api.UseDatabaseAsync(async db =>
        {
            await DemoHousehold.FillAsync(db, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

            return db;
        });

        var budgets = new List<JsonElement>();
        foreach (var user in await api.WalkAsync("/api/users"))
            budgets.AddRange(await api.WalkAsync($"/api/users/{user.GetProperty("id")}/budgets?on={day}"));

        Assert.Equal(4, budgets.Count);
        Assert.Single(budgets, budget => budget.GetProperty("rolledIn").GetDecimal() > 0);
        Assert.Equal(
            ["near", "over", "under"],
            budgets.Where(budget => budget.GetProperty("rolledIn").GetDecimal() == 0).Select(budget => $"{budget.GetProperty("state")}").Order());
    }

    [Fact]
    public async Task A_large_demo_has_three_budgets_for_each_user()
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-demo-");
        using (var program = await ProgramProcess.ServeAsync(folder.FullName, "demo", "--users", "3", "--expenses", "50"))
        {
            foreach (var user in new[] { 1, 2, 3 })
            {
                var list = await program.Client.GetStringAsync($"/api/users/{user}/budgets?on=2025-12-31");
                Assert.Equal(3, list.Split("\"dailyAllowance\"").Length - 1);
            }
        }

        folder.Delete(recursive: true);
    }
}
