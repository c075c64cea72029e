using System.Net;
using System.Text.Json;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Export;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BudgetTracker.Api.Tests.Export;

public sealed class LedgerExportTests
{
    // They belong to the server that was asked or to a preview, and not to the ledger; or they let people in.
    private static readonly string[] LeftOut = [nameof(IdempotencyRecord), "CommitTrace", nameof(ImportFile), nameof(AccessToken)];
    private static readonly string[] LeftOutOfUsers = [nameof(User.Role), nameof(User.PasswordHash)];

    private static readonly Dictionary<Type, Type> LinesByEntity = new()
    {
        [typeof(User)] = typeof(UserLine),
        [typeof(Api.Categories.Category)] = typeof(CategoryLine),
        [typeof(Expense)] = typeof(ExpenseLine),
        [typeof(Budget)] = typeof(BudgetLine),
        [typeof(BudgetLimit)] = typeof(BudgetLine.Limit),
        [typeof(Import)] = typeof(ImportLine),
        [typeof(ImportRow)] = typeof(ImportRowLine),
    };

    [Fact]
    public async Task Every_row_is_a_line_with_its_id_version_and_time()
    {
        await using var api = new BudgetApi { Clock = new FixedClock("2026-01-31T12:00:00.120Z") };
        await api.PostAsync("/api/users", new { email = "zoë@example.com", name = "Zoë \"Z\"" });
        await api.PostAsync("/api/categories", new { name = "Food" });
        await api.PostAsync("/api/expenses", new { userId = 1, categoryId = 1, description = "<Bread>", amount = 9, date = "2026-01-03" });
        await api.PutAsync("/api/users/1", new { email = "zoe@example.com", name = "Zoë" });
        await api.PostAsync("/api/budgets", new { userId = 1, period = "week", startsOn = "2026-01-05", limit = 50, alertAt = 70 });
        await api.PutAsync("/api/budgets/1/limits/2026-01-12", new { limit = 60.5 });

        using var response = await api.Client.GetAsync("/api/export/ledger.ndjson");

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=ledger.ndjson", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(
            """
            {"format":"budgettracker-ledger","version":1}
            {"type":"user","id":1,"email":"zoe@example.com","name":"Zoë","createdAt":"2026-01-31T12:00:00.120Z","version":2}
            {"type":"category","id":1,"name":"Food","color":"#FF6B6B","version":1}
            {"type":"expense","id":1,"userId":1,"categoryId":1,"description":"<Bread>","amount":9.00,"date":"2026-01-03","importId":null,"createdAt":"2026-01-31T12:00:00.120Z","version":1}
            {"type":"budget","id":1,"userId":1,"categoryId":null,"period":"week","startsOn":"2026-01-05","endsOn":null,"rollover":"none","rolloverCap":null,"alertAt":70,"limits":[{"from":"2026-01-05","amount":50.00},{"from":"2026-01-12","amount":60.50}],"version":2}
            {"type":"end","rows":4}

            """,
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_empty_ledger_is_a_header_and_an_end()
    {
        await using var api = new BudgetApi();

        Assert.Equal("{\"format\":\"budgettracker-ledger\",\"version\":1}\n{\"type\":\"end\",\"rows\":0}\n", await api.ExportAsync());
    }

    [Fact]
    public async Task Export_restore_export_gives_the_same_bytes_and_new_ids_count_on()
    {
        await using var source = new BudgetApi();
        var file = await FillAsync(source);
        await using var target = new BudgetApi();

        var rows = await target.RestoreAsync(file);

        Assert.Equal(file.Split('\n').Length - 3, rows);
        Assert.Equal(file, await target.ExportAsync());
        await AssertSameResponsesAsync(source, target);
        var user = await target.CreateUserAsync("New");
        var category = await target.CreateCategoryAsync("New");
        Assert.Equal(1 + Max(file, "user"), user);
        Assert.Equal(1 + Max(file, "category"), category.Id);
        Assert.Equal(1 + Max(file, "expense"), await target.SpendAsync(user, category, 1));
        Assert.Equal(1 + Max(file, "budget"), await target.CreateBudgetAsync(user, category, 1));
    }

    [Fact]
    public async Task An_import_that_names_an_account_in_each_row_is_restored()
    {
        await using var source = new BudgetApi();
        var accounts = string.Join(',', Enumerable.Range(1, 20_000).Select(n => $"\"{n:D95}\""));
        var file = (await FillAsync(source)).Replace("\"accounts\":[]", $"\"accounts\":[{accounts}]");
        await using var target = new BudgetApi();

        await target.RestoreAsync(file);

        Assert.True(file.Length > 1_900_000);
        Assert.Equal(file, await target.ExportAsync());
    }

    [Fact]
    public async Task An_undone_import_leaves_the_export_as_it_was()
    {
        await using var api = new BudgetApi();
        var file = await FillAsync(api);

        var import = await api.ImportAsync(1, new Category(2, "Transportation"), "Date,Payee,Amount\n2026-04-13,Baker,-3.50\n2026-04-14,Salary,1500.00\n");
        Assert.NotEqual(file, await api.ExportAsync());
        await api.DeleteAsync($"/api/imports/{import}", HttpStatusCode.OK);

        Assert.Equal(file, await api.ExportAsync());
    }

    [PostgresFact]
    public async Task A_ledger_goes_from_SQLite_to_PostgreSQL_and_back_byte_by_byte()
    {
        await using var source = new SqliteApi();
        var file = await FillAsync(source);
        await using var postgres = new PostgresApi();
        await using var sqlite = new SqliteApi();

        await postgres.RestoreAsync(file);
        var there = await postgres.ExportAsync();
        await sqlite.RestoreAsync(there);

        Assert.Equal(file, there);
        Assert.Equal(file, await sqlite.ExportAsync());
        await AssertSameResponsesAsync(source, postgres);
    }

    [Fact]
    public async Task A_SQLite_ledger_has_all_its_indexes_after_a_restore_and_after_one_that_failed()
    {
        await using var source = new SqliteApi();
        var file = await FillAsync(source);
        await using var target = new SqliteApi();
        var schema = await SchemaOfAsync(target);

        await Assert.ThrowsAsync<StartupException>(() => target.RestoreAsync(file[..^20]));
        Assert.Equal(schema, await SchemaOfAsync(target));
        await target.RestoreAsync(file);

        Assert.Equal(schema, await SchemaOfAsync(target));
        Assert.Equal("ok", await target.UseDatabaseAsync(db =>
            db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()));
    }

    [Fact]
    public async Task Ids_that_were_given_before_the_restore_are_not_given_again()
    {
        await using var api = new BudgetApi();
        var user = 0;
        for (var i = 0; i < 9; i++)
            await api.DeleteAsync($"/api/users/{user = await api.CreateUserAsync()}");

        await api.RestoreAsync("""
            {"format":"budgettracker-ledger","version":1}
            {"type":"user","id":2,"email":"a@b","name":"A","createdAt":"2026-01-31T12:00:00.120Z","version":7}
            {"type":"end","rows":1}
            """);

        Assert.True(await api.CreateUserAsync() > user);
        Assert.Equal(1, (await api.CreateCategoryAsync("First")).Id);
    }

    [Fact]
    public async Task Every_table_and_every_column_is_in_the_file()
    {
        await using var api = new BudgetApi();

        var entities = await api.UseDatabaseAsync(db => Task.FromResult(db.Model.GetEntityTypes().ToList()));

        Assert.Equal(
            LinesByEntity.Keys.Select(type => type.Name).Order(),
            entities.Select(entity => entity.ClrType.Name).Except(LeftOut).Order());
        foreach (var entity in entities.Where(entity => LinesByEntity.ContainsKey(entity.ClrType)))
        {
            var fields = LinesByEntity[entity.ClrType].GetProperties().Select(property => property.Name).ToList();
            Assert.Empty(entity.GetProperties().Where(IsOfTheFile).Select(property => property.Name).Except(fields)
                .Except(entity.ClrType == typeof(User) ? LeftOutOfUsers : []));
        }

        // What is compared follows from the text; a limit stands in its budget.
        static bool IsOfTheFile(IProperty property) =>
            !property.Name.StartsWith("Normalized", StringComparison.Ordinal) && property.Name != nameof(BudgetLimit.BudgetId);
    }

    private static Task<List<string>> SchemaOfAsync(BudgetApi api) => api.UseDatabaseAsync(db =>
        db.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").ToListAsync());

    private static async Task<string> FillAsync(BudgetApi api)
    {
        var home = await api.CreateHomeAsync();
        await api.PutAsync($"/api/users/{home.Alice}", new { email = "zoë@example.com", name = "Zoë 😀" });
        await api.DeleteAsync($"/api/users/{await api.CreateUserAsync()}");
        await api.CreateUserAsync("Carol");
        await api.PutAsync($"/api/categories/{home.Food.Id}", new { name = "Cafe\u0301", color = "#abcdef" });
        foreach (var (amount, description, date) in new[]
        {
            (99_999_999.99m, "=1+1", "9999-12-31"), (0.01m, "a\\\"b/ <&>'\u2028", "0001-01-01"),
            (10m, new string('ß', 200), "2024-02-29"),
        })
        {
            await api.SpendAsync(home.Bob, home.Food, amount, description, date);
        }

        await api.DeleteAsync($"/api/users/{home.Alice}/expenses/1");
        var budget = await api.CreateBudgetAsync(home.Alice, home.Food, 300, startsOn: "2026-01-31");
        await api.PutAsync($"/api/budgets/{budget}/limits/2026-02-28", new { limit = 0 });
        await api.PutAsync($"/api/budgets/{budget}", new { endsOn = "2030-12-31", rollover = "surplus", rolloverCap = 0.01, alertAt = 1 });
        await api.CreateBudgetAsync(home.Bob, category: null, 99_999_999.99m, "week", "0001-01-01");

        var import = await api.ImportAsync(
            home.Bob,
            home.Food,
            $"Date\tPayee\tAmount\tNote\n2026-02-13\tBäcker\t-3.50\t\n2026-02-13\t{string.Concat(Enumerable.Repeat("🍕", 150))} pizza\t-3.50\t\n2026-02-14\tSalary\t1500.00\t\n");
        await api.UploadAsync(home.Bob, "Date,Payee,Amount\n2026-03-13,Only previewed,-1.00\n");
        Assert.Equal(2, (await api.WalkAsync($"/api/expenses?importId={import}")).Count);

        return await api.ExportAsync();
    }

    private static async Task AssertSameResponsesAsync(BudgetApi source, BudgetApi target)
    {
        foreach (var path in new[] { "/api/users?include=expenses", "/api/expenses?q=SS&sort=amount", "/api/categories?name=CAFÉ", "/api/users/2/budgets?on=2026-03-01", "/api/imports/1", "/api/imports/1/rows" })
            Assert.Equal((await source.GetAsync(path)).GetRawText(), (await target.GetAsync(path)).GetRawText());
    }

    private static long Max(string file, string type) => file.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(line => line.TryGetProperty("type", out var found) && found.GetString() == type)
        .Max(line => line.GetProperty("id").GetInt64());
}
