using BudgetTracker.Api.Commands;

namespace BudgetTracker.Api.Tests.Budgets;

public sealed class DemoBudgetTests
{
    [Fact]
    public async Task The_budgets_of_the_demo_show_each_state_and_one_that_carries()
    {
        await using var api = new BudgetApi();
        var home = await api.CreateHomeAsync();

        Assert.Equal(4, await api.UseDatabaseAsync(db => DemoBudgets.AddAsync(db, new DateOnly(2026, 1, 31))));

        var budgets = (await api.WalkAsync($"/api/users/{home.Alice}/budgets?on=2026-01-31"))
            .Concat(await api.WalkAsync($"/api/users/{home.Bob}/budgets?on=2026-01-31"))
            .Select(budget => $"{budget.GetProperty("state")} {budget.GetProperty("rolledIn").GetRawText()}");
        Assert.Equal(["under 0.00", "near 0.00", "over 0.00", "under 50.00"], budgets);
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
