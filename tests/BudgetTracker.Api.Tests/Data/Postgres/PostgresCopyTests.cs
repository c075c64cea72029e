using System.Runtime.CompilerServices;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Postgres;
using BudgetTracker.Api.Http.Idempotency;
using Microsoft.EntityFrameworkCore;

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
        var budget = await source.CreateBudgetAsync(home.Alice, home.Food, 300);
        await source.PutAsync($"/api/budgets/{budget}/limits/2026-02-01", new { limit = 0.01m });
        await source.CreateBudgetAsync(home.Bob, category: null, 99_999_999.99m, "week", rollover: "none");
        await source.DeleteAsync($"/api/budgets/{await source.CreateBudgetAsync(home.Bob, home.Food, 1)}");
        var import = await source.ImportAsync(home.Alice, home.Food, "Date,Payee,Amount\n2025-01-30,Zoë,-1.00\n2025-01-31,Salary,2.00\n");
        await source.UploadAsync(home.Bob, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n");
        string[] lists =
        [
            $"/api/users/{home.Alice}/imports", $"/api/users/{home.Bob}/imports", $"/api/imports/{import}/rows", $"/api/expenses?importId={import}",
            $"/api/users/{home.Alice}/budgets?on=2026-03-31", $"/api/users/{home.Bob}/budgets?on=2026-01-12",
            $"/api/budgets/{budget}/periods?on=2026-03-31",
            "/api/users?include=expenses", "/api/categories", "/api/expenses", "/api/reports/spending?groupBy=day",
        ];
        var secret = new byte[] { 1, 2, 3 };
        await source.UseDatabaseAsync(async db =>
        {
            db.Add(new AccessToken { UserId = home.Alice, Kind = AccessTokenKind.Session, Name = "x", Hash = secret, Prefix = "bgt_x", CanWrite = true });
            db.Add(new IdempotencyRecord { Key = "key", RequestHash = "x", Status = 204, Location = null, ETag = null, Body = "" });
            (await db.Users.SingleAsync(u => u.Id == home.Alice)).PasswordHash = "hash";

            return await db.SaveChangesAsync();
        });
        var (before, counts) = (await ResponsesAsync(source, lists), await CountsAsync(source));

        var unmigrated = await Assert.ThrowsAsync<StartupException>(() => CopyAsync(source, server));
        await using var target = new SharedPostgresApi(server);
        await target.GetAsync("/health/ready");
        await CopyAsync(source, server);
        var full = await Assert.ThrowsAsync<StartupException>(() => CopyAsync(source, server));

        Assert.Contains("migrate", unmigrated.Message);
        Assert.Contains("empty", full.Message);
        Assert.Equal(before, await ResponsesAsync(target, lists));
        Assert.DoesNotContain(counts, table => table.Rows == 0);
        Assert.Equal(counts, await CountsAsync(target));
        Assert.Equal("hash", await target.UseDatabaseAsync(db =>
            db.AccessTokens.Where(t => t.Hash == secret && t.UserId == home.Alice).Select(t => t.User.PasswordHash).SingleAsync()));
        Assert.True(await target.SpendAsync(home.Bob, home.Food, 9m) > last);
        Assert.Equal(home.Bob + 2, await target.CreateUserAsync("Carol"));
        await target.PutAsync($"/api/imports/{import + 1}/options", new { defaultCategoryId = home.Food.Id });
        await target.DeleteAsync($"/api/imports/{import}", System.Net.HttpStatusCode.OK);
        Assert.Equal(import + 2, await target.ImportAsync(home.Alice, home.Food, "Date,Payee,Amount\n2025-01-30,Zoë,-1.00\n"));
        Assert.Equal(budget + 3, await target.CreateBudgetAsync(home.Bob, home.Food, 1));
    }

    [PostgresFact]
    public async Task A_ledger_whose_only_import_made_no_expense_moves()
    {
        using var server = new TestPostgres();
        await using var source = new SqliteApi();
        var import = await source.ImportAsync(
            await source.CreateUserAsync(), await source.CreateCategoryAsync("Food"), "Date,Payee,Debit,Credit\n2025-01-31,Salary,,2.00\n");
        await using var target = new SharedPostgresApi(server);
        await target.GetAsync("/health/ready");

        await CopyAsync(source, server);

        Assert.Equal(0, (await target.GetAsync($"/api/imports/{import}")).GetProperty("created").GetInt32());
    }

    private static async Task<string[]> ResponsesAsync(BudgetApi api, string[] paths) =>
        [.. await Task.WhenAll(paths.Select(async path => (await api.GetAsync(path)).GetRawText()))];

    // Of every table that both have.
    private static Task<List<(string Name, long Rows)>> CountsAsync(BudgetApi api) => api.UseDatabaseAsync(async db =>
    {
        var tables = new List<(string Name, long Rows)>();
        foreach (var name in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Where(name => name != "commit_traces").Order())
            tables.Add((name, await db.Database.SqlQuery<long>(FormattableStringFactory.Create("SELECT COUNT(*) AS \"Value\" FROM " + name)).SingleAsync()));

        return tables;
    });

    private static async Task CopyAsync(SqliteApi source, TestPostgres server)
    {
        await source.GetAsync("/health/ready");
        await PostgresCopy.CopyToPostgresAsync(source.Services, server.ConnectionString);
    }
}
