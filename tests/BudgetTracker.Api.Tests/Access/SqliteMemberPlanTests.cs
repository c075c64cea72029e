using System.Net;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Tests.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>Narrowed to a member, every list and report goes through an index too, and most to the member's own part of it.</summary>
public sealed class SqliteMemberPlanTests(SqliteMemberPlanTests.SqliteSignInApi api) : IClassFixture<SqliteMemberPlanTests.SqliteSignInApi>
{
    private const string ByDay = "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)";
    private const string ByCategory = "SEARCH e USING COVERING INDEX ix_expenses_user_id_category_id_date_amount_cents (user_id=?)";
    private const string Sorted = "; USE TEMP B-TREE FOR ORDER BY";
    private const string Grouped = "; USE TEMP B-TREE FOR GROUP BY";

    [Theory]
    [InlineData("/api/expenses", ByDay)]
    [InlineData("/api/expenses?sort=date", ByDay)]
    [InlineData("/api/expenses?from=2026-01-05&to=2026-01-20", "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=? AND date>? AND date<?)")]
    [InlineData("/api/expenses?sort=-amount", ByDay + Sorted)]
    [InlineData("/api/expenses?userId={user}", ByDay)]
    [InlineData("/api/expenses?q=gas", ByDay)]
    [InlineData("/api/expenses?categoryId={category}", ByDay)]
    [InlineData("/api/expenses?category={name}&sort=-amount", "SEARCH e USING INDEX ix_expenses_category_id_amount_cents_id (category_id=?)")]
    [InlineData("/api/expenses?importId={import}", "SEARCH e USING INDEX ix_expenses_import_id_date_id (import_id=?)")]
    [InlineData("/api/expenses/1", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)")]
    [InlineData("/api/categories/{category}/expenses", ByDay)]
    [InlineData("/api/users/{user}/expenses", ByDay)]
    [InlineData("/api/users?include=expenses", ByDay)]
    [InlineData("/api/users/{user}?include=expenses", ByDay)]
    [InlineData("/api/users/{user}/summary", ByCategory)]
    [InlineData("/api/reports/spending?groupBy=category", ByCategory)]
    [InlineData("/api/reports/spending?groupBy=category&groupBy=month", ByCategory + Grouped)]
    [InlineData("/api/reports/spending?groupBy=user", ByCategory)]
    [InlineData("/api/reports/spending?groupBy=day&from=2026-01-01", "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=? AND date>?)")]
    [InlineData("/api/export/expenses.csv", ByDay)]
    [InlineData("/api/export/ledger.ndjson", ByDay + Sorted, "\nFROM \"expenses\" AS")]
    public async Task Expenses_are_found_by_an_index(string path, string expected, string part = "\"expenses\" AS")
    {
        var plan = await PlanAsync(path, part);

        Assert.Equal(expected, string.Join("; ", plan.Where(step =>
            step.StartsWith("SCAN e ", StringComparison.Ordinal) || step.StartsWith("SEARCH e ", StringComparison.Ordinal)
            || step.StartsWith("USE TEMP", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("/api/users", "FROM \"users\" AS \"u\"\nWHERE", "SEARCH u USING INTEGER PRIMARY KEY (rowid=?)")]
    [InlineData("/api/users/{user}/budgets?on=2026-01-31", "\"budgets\" AS", "SEARCH b USING INDEX ix_budgets_user_id_id (user_id=?")]
    [InlineData("/api/users/{user}/imports", "\"imports\" AS", "SEARCH i USING INDEX ix_imports_user_id_id (user_id=?")]
    [InlineData("/api/imports/{import}/rows", "\"import_rows\" AS", "SEARCH i0 USING INDEX sqlite_autoindex_import_rows_1 (import_id=? AND number>?)")]
    [InlineData("/api/imports/{import}/rows", "\"import_rows\" AS", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)")]
    [InlineData("/api/export/ledger.ndjson", "\"import_rows\" AS", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)")]
    [InlineData("/api/tokens", "\"access_tokens\" AS \"a\"\nWHERE", "SEARCH a USING INDEX ix_access_tokens_user_id_id (user_id=?")]
    [InlineData("/api/session", "\"hash\" = @hash", "SEARCH a USING INDEX ix_access_tokens_hash (hash=?)")]
    public async Task Other_rows_are_found_by_an_index(string path, string part, string expected)
    {
        var plan = await PlanAsync(path, part);

        Assert.Contains(plan, step => step.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step.Contains(" USING "));
    }

    private async Task<List<string>> PlanAsync(string path, string part)
    {
        var home = await api.CreateHomeAsync();
        await api.CreateBudgetAsync(home.Alice, home.Food, 300);
        var import = await api.ImportAsync(home.Alice, home.Food, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n");
        using var alice = await api.ClientOfAsync(path == "/api/expenses/1" ? await OwnerOfFirstAsync() : home.Alice);
        path = path
            .Replace("{user}", $"{home.Alice}")
            .Replace("{import}", $"{import}")
            .Replace("{category}", $"{home.Food.Id}")
            .Replace("{name}", Uri.EscapeDataString(home.Food.Name));
        api.RecordedCommands.Queries.Clear();
        using var response = await alice.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        return await SqliteQueryPlanTests.PlanAsync(api, part);
    }

    private async Task<int> OwnerOfFirstAsync() => (await api.GetAsync("/api/expenses/1")).GetProperty("user").GetProperty("id").GetInt32();

    public sealed class SqliteSignInApi() : SignInApi(DatabaseProvider.Sqlite);
}
