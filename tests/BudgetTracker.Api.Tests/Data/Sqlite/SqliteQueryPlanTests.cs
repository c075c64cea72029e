using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>How SQLite finds what a list or report asks for: never by reading all expenses, unless a report is about all.</summary>
[Trait("Runs", "once")]
public sealed partial class SqliteQueryPlanTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Theory]
    [InlineData(
        "/api/expenses",
        "SCAN e USING INDEX ix_expenses_date_id_amount_cents")]
    [InlineData(
        "/api/expenses?sort=date",
        "SCAN e USING INDEX ix_expenses_date_id_amount_cents")]
    [InlineData(
        "/api/expenses?from=2026-01-05&to=2026-01-20",
        "SEARCH e USING INDEX ix_expenses_date_id_amount_cents (date>? AND date<?)")]
    [InlineData(
        "/api/expenses?sort=-amount",
        "SCAN e USING INDEX ix_expenses_amount_cents_id")]
    [InlineData(
        "/api/expenses?minAmount=10",
        "SCAN e USING INDEX ix_expenses_date_id_amount_cents")]
    [InlineData(
        "/api/expenses?userId={user}",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData(
        "/api/expenses?userId={user}&sort=-amount",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?);"
        + " USE TEMP B-TREE FOR ORDER BY")]
    [InlineData(
        "/api/expenses?userId={user}&categoryId={category}",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData(
        "/api/expenses?userId={user}&from=2026-01-05",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=? AND date>?)")]
    [InlineData(
        "/api/expenses?userId={user}&q=gas",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData(
        "/api/expenses?q=gas",
        "SCAN e USING INDEX ix_expenses_date_id_amount_cents")]
    [InlineData(
        "/api/expenses?categoryId={category}",
        "SEARCH e USING INDEX ix_expenses_category_id_date_id_amount_cents (category_id=?)")]
    [InlineData(
        "/api/expenses?categoryId={category}&sort=amount",
        "SEARCH e USING INDEX ix_expenses_category_id_amount_cents_id (category_id=?)")]
    [InlineData(
        "/api/expenses?category={name}",
        "SEARCH e USING INDEX ix_expenses_category_id_date_id_amount_cents (category_id=?)")]
    [InlineData(
        "/api/expenses?category={name}&sort=-amount",
        "SEARCH e USING INDEX ix_expenses_category_id_amount_cents_id (category_id=?)")]
    [InlineData(
        "/api/expenses?category={name}&category={other}",
        "SEARCH e USING INDEX ix_expenses_category_id_amount_cents_id (category_id=?);"
        + " USE TEMP B-TREE FOR ORDER BY")]
    [InlineData(
        "/api/expenses?importId={import}",
        "SEARCH e USING INDEX ix_expenses_import_id_date_id (import_id=?)")]
    [InlineData(
        "/api/expenses?importId={import}&sort=-amount",
        "SEARCH e USING INDEX ix_expenses_import_id_date_id (import_id=?);"
        + " USE TEMP B-TREE FOR ORDER BY")]
    [InlineData(
        "/api/users/{user}/expenses",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData(
        "/api/categories/{category}/expenses",
        "SEARCH e USING INDEX ix_expenses_category_id_date_id_amount_cents (category_id=?)")]
    [InlineData(
        "/api/users?include=expenses",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData(
        "/api/users/{user}?include=expenses",
        "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData(
        "/api/users/{user}/summary",
        "SEARCH e USING COVERING INDEX ix_expenses_user_id_category_id_date_amount_cents (user_id=?)")]
    [InlineData(
        "/api/users/{user}/summary?from=2026-01-01",
        "SEARCH e USING COVERING INDEX ix_expenses_user_id_category_id_date_amount_cents (user_id=?)")]
    [InlineData(
        "/api/reports/spending?groupBy=category",
        "SCAN e USING COVERING INDEX ix_expenses_category_id_amount_cents_id")]
    [InlineData(
        "/api/reports/spending?groupBy=category&groupBy=month",
        "SCAN e USING COVERING INDEX ix_expenses_category_id_date_id_amount_cents;"
        + " USE TEMP B-TREE FOR GROUP BY")]
    [InlineData(
        "/api/reports/spending?groupBy=user",
        "SCAN e USING COVERING INDEX ix_expenses_user_id_category_id_date_amount_cents")]
    [InlineData(
        "/api/reports/spending?groupBy=day&from=2026-01-01",
        "SEARCH e USING COVERING INDEX ix_expenses_date_id_amount_cents (date>?)")]
    [InlineData(
        "/api/reports/spending?groupBy=month&userId={user}",
        "SEARCH e USING COVERING INDEX ix_expenses_user_id_category_id_date_amount_cents (user_id=?);"
        + " USE TEMP B-TREE FOR GROUP BY")]
    public async Task Each_list_and_report_goes_through_an_index(string path, string expected)
    {
        var home = await api.CreateHomeAsync();
        path = path
            .Replace("{user}", $"{home.Alice}")
            .Replace("{import}", path.Contains("{import}") ? $"{await ImportAsync(home)}" : "")
            .Replace("{category}", $"{home.Food.Id}")
            .Replace("{name}", Uri.EscapeDataString(home.Food.Name))
            .Replace("{other}", Uri.EscapeDataString(home.Transportation.Name));
        api.RecordedCommands.Queries.Clear();
        await api.GetAsync(path);

        var plan = await PlanAsync();

        Assert.Equal(expected, string.Join("; ", plan.Where(step => OfExpenses().IsMatch(step))));
    }

    [Theory]
    [InlineData("", "SCAN e USING INDEX ix_expenses_date_id_amount_cents")]
    [InlineData("?sort=amount", "SCAN e USING INDEX ix_expenses_amount_cents_id")]
    [InlineData("?userId={user}", "SEARCH e USING INDEX ix_expenses_user_id_date_id (user_id=?)")]
    [InlineData("?category={name}", "SEARCH e USING INDEX ix_expenses_category_id_date_id_amount_cents (category_id=?)")]
    public async Task An_export_is_read_in_its_order_and_not_sorted(string query, string expected)
    {
        var home = await api.CreateHomeAsync();
        query = query.Replace("{user}", $"{home.Alice}").Replace("{name}", Uri.EscapeDataString(home.Food.Name));
        api.RecordedCommands.Queries.Clear();
        await api.Client.GetStringAsync($"/api/export/expenses.csv{query}");

        Assert.Equal([expected], await PlanAsync());
    }

    [Theory]
    [InlineData("-date", "ix_expenses_user_id_date_id (user_id=? AND date<?)")]
    [InlineData("date", "ix_expenses_user_id_date_id (user_id=? AND date>?)")]
    public async Task A_later_page_begins_right_there_in_the_index(string sort, string expected)
    {
        var home = await api.CreateHomeAsync();
        var list = $"/api/expenses?userId={home.Alice}&sort={sort}&limit=1";
        var cursor = (await api.GetAsync(list)).GetProperty("nextCursor").GetString();
        api.RecordedCommands.Queries.Clear();
        await api.GetAsync($"{list}&cursor={cursor}");

        Assert.Equal([$"SEARCH e USING INDEX {expected}"], await PlanAsync());
    }

    [Theory]
    [InlineData("/api/users", "\"users\" AS", "SEARCH u USING INTEGER PRIMARY KEY (rowid>?)")]
    [InlineData("/api/categories", "\"categories\" AS", "SEARCH c USING INTEGER PRIMARY KEY (rowid>?)")]
    [InlineData("/api/users/{user}/imports", "\"imports\" AS", "SEARCH i USING INDEX ix_imports_user_id_id (user_id=? AND id<?)")]
    [InlineData("/api/imports/{import}/rows", "\"import_rows\" AS", "SEARCH i0 USING INDEX sqlite_autoindex_import_rows_1 (import_id=? AND number>?)")]
    public async Task A_later_page_of_a_list_by_id_begins_right_there_too(string path, string part, string expected)
    {
        var home = await api.CreateHomeAsync();
        var import = await ImportAsync(home);
        await ImportAsync(home);
        path = path.Replace("{user}", $"{home.Alice}").Replace("{import}", $"{import}");
        var cursor = (await api.GetAsync($"{path}?limit=1")).GetProperty("nextCursor").GetString();
        api.RecordedCommands.Queries.Clear();
        await api.GetAsync($"{path}?limit=1&cursor={cursor}");

        Assert.Contains(expected, await PlanAsync(part));
    }

    [Fact]
    public async Task Budgets_read_the_days_that_matter_to_each_category_from_one_index()
    {
        var home = await api.CreateHomeAsync();
        await api.CreateBudgetAsync(home.Alice, home.Food, 300);
        await api.CreateBudgetAsync(home.Alice, home.Transportation, 50, "week", rollover: "none");
        await api.CreateBudgetAsync(home.Alice, category: null, 500);
        api.RecordedCommands.Queries.Clear();
        await api.GetAsync($"/api/users/{home.Alice}/budgets?on=2026-01-31");

        var plan = await PlanAsync("expenses AS");

        Assert.Equal(
            [
                "SEARCH e USING COVERING INDEX ix_expenses_user_id_category_id_date_amount_cents "
                    + "(user_id=? AND category_id=? AND date>? AND date<?)",
                "USE TEMP B-TREE FOR GROUP BY",
            ],
            plan.Where(step => OfExpenses().IsMatch(step)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&period=month")]
    public async Task A_users_budgets_are_found_by_an_index_with_their_limits_and_categories(string filter)
    {
        var home = await api.CreateHomeAsync();
        await api.CreateBudgetAsync(home.Alice, home.Food, 300);
        api.RecordedCommands.Queries.Clear();
        await api.GetAsync($"/api/users/{home.Alice}/budgets?on=2026-01-31{filter}");

        var plan = await PlanAsync("\"budgets\" AS");

        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("b0"));
        Assert.Contains(plan, step => step.StartsWith("SEARCH b USING INDEX ix_budgets_user_id_id (user_id=?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_imported_before_is_found_by_its_key_among_what_was_imported_alone()
    {
        var home = await api.CreateHomeAsync();
        await ImportAsync(home);
        api.RecordedCommands.Queries.Clear();
        await api.UploadAsync(home.Alice, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n");

        Assert.Contains(
            "SEARCH i USING INDEX ix_import_rows_key (key=?)",
            await PlanAsync("\"import_rows\" AS \"i\""));
    }

    private Task<int> ImportAsync(Home home) =>
        api.ImportAsync(home.Alice, home.Food, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n2025-01-31,Shop,-2.00\n");

    private Task<List<string>> PlanAsync(string part = "\"expenses\" AS") => PlanAsync(api, part);

    /// <summary>The steps of the one query that has a part, among those that were recorded.</summary>
    internal static Task<List<string>> PlanAsync(BudgetApi api, string part) => api.UseDatabaseAsync(async db =>
    {
        var (sql, parameters) = api.RecordedCommands.Queries.Single(query => query.Sql.Contains(part));
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
            steps.Add(OlderWording().Replace(reader.GetString(3), "$1 "));

        return steps;
    });

    // SQLite before 3.36 says "SEARCH TABLE expenses AS e" for "SEARCH e".
    [GeneratedRegex("(SCAN|SEARCH) (?:TABLE \\w+ AS |SUBQUERY )")]
    private static partial Regex OlderWording();

    // The steps that find expenses, and sorting; looking up the few owners, categories and groups is left out.
    [GeneratedRegex("^(SCAN e |SEARCH e |USE TEMP B-TREE)")]
    private static partial Regex OfExpenses();
}
