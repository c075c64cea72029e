using System.Net;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

[Trait("Runs", "once")]
public sealed class SqliteAwayTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public async Task While_the_file_is_not_at_its_place_nothing_is_acknowledged_and_afterwards_all_is_well()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var expense = new { userId = user, categoryId = food.Id, description = "Something", amount = 9.99m };
        File.Move(api.DatabaseFile, api.DatabaseFile + ".away");

        var problem = await api.PostAsync("/api/expenses", expense, HttpStatusCode.ServiceUnavailable);
        File.Move(api.DatabaseFile + ".away", api.DatabaseFile);

        Assert.Equal("/problems/database-unavailable", problem.GetProperty("type").GetString());
        await api.PostAsync("/api/expenses", expense);
        Assert.Equal(1, (await api.GetAsync($"/api/users/{user}/summary")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task While_another_file_is_at_its_place_nothing_is_acknowledged_and_afterwards_all_is_well()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var expense = new { userId = user, categoryId = food.Id, description = "Something", amount = 9.99m };
        await SqliteLedger.MigrateToFirstAsync(api.DatabaseFile + ".other");
        File.Move(api.DatabaseFile, api.DatabaseFile + ".away");
        File.Move(api.DatabaseFile + ".other", api.DatabaseFile);

        await api.PostAsync("/api/expenses", expense, HttpStatusCode.ServiceUnavailable);
        File.Move(api.DatabaseFile + ".away", api.DatabaseFile, overwrite: true);

        await api.PostAsync("/api/expenses", expense);
        Assert.Equal(1, (await api.GetAsync($"/api/users/{user}/summary")).GetProperty("count").GetInt32());
    }
}
