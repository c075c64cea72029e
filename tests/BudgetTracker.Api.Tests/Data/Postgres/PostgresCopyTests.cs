using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Postgres;

namespace BudgetTracker.Api.Tests.Data.Postgres;

public sealed class PostgresCopyTests
{
    [PostgresFact]
    public async Task A_ledger_moves_with_every_id_version_and_time_and_goes_on_counting()
    {
        using var server = new TestPostgres();
        await using var source = new SqliteApi();
        var home = await source.CreateHomeAsync();
        await source.PutAsync($"/api/users/{home.Alice}", new { email = "zoë@example.com", name = "Zoë" });
        await source.DeleteAsync($"/api/users/{await source.CreateUserAsync()}");
        var last = await source.SpendAsync(home.Bob, home.Food, 99_999_999.99m, date: "9999-12-31");
        await source.DeleteAsync($"/api/expenses/{last}");
        string[] lists = ["/api/users?include=expenses", "/api/categories", "/api/expenses", "/api/reports/spending?groupBy=day"];
        var before = await AnswersAsync(source, lists);

        var unmigrated = await Assert.ThrowsAsync<StartupException>(() => CopyAsync(source, server));
        await using var target = new SharedPostgresApi(server);
        await target.GetAsync("/health/ready");
        await CopyAsync(source, server);
        var full = await Assert.ThrowsAsync<StartupException>(() => CopyAsync(source, server));

        Assert.Contains("migrate", unmigrated.Message);
        Assert.Contains("empty", full.Message);
        Assert.Equal(before, await AnswersAsync(target, lists));
        Assert.True(await target.SpendAsync(home.Bob, home.Food, 9m) > last);
        Assert.Equal(home.Bob + 2, await target.CreateUserAsync("Carol"));
    }

    private static async Task<string[]> AnswersAsync(BudgetApi api, string[] paths) =>
        [.. await Task.WhenAll(paths.Select(async path => (await api.GetAsync(path)).GetRawText()))];

    private static async Task CopyAsync(SqliteApi source, TestPostgres server)
    {
        await source.GetAsync("/health/ready");
        await PostgresCopy.CopyToPostgresAsync(source.Services, server.ConnectionString);
    }
}
