using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>A file is previewed, corrected, committed and undone.</summary>
public sealed class ImportTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private static readonly string January = Csv.Of(
        "2026-01-30,Shop,-12.50", "2026-01-31,Salary,1500.00", "2026-01-31,Cinema,-9.00");

    private static readonly string[] Shown = ["number", "line", "date", "amount", "description", "status", "reason"];

    [Fact]
    public async Task A_preview_shows_what_was_found_and_leaves_the_ledger_alone()
    {
        var user = await api.CreateUserAsync();

        var preview = await api.UploadAsync(user, January);

        Assert.Equal(("preview", "csv", "utf-8", "statement.csv"), (
            preview.GetProperty("state").GetString(),
            preview.GetProperty("format").GetString(),
            preview.GetProperty("encoding").GetString(),
            preview.GetProperty("fileName").GetString()));
        Assert.Equal(
            """{"new":2,"duplicate":0,"match":0,"notSpending":1,"pending":0,"deleted":0,"skipped":0,"invalid":0}""",
            preview.GetProperty("counts").GetRawText());
        Assert.Equal("-21.50", preview.GetProperty("totals").GetProperty("new").GetRawText());
        Assert.Equal("1500.00", preview.GetProperty("totals").GetProperty("notSpending").GetRawText());
        Assert.Empty(preview.GetProperty("needs").EnumerateArray());
        var options = preview.GetProperty("options");
        Assert.Equal((",", true, "yyyy-MM-dd", "Date", "Amount"), (
            options.GetProperty("delimiter").GetString(),
            options.GetProperty("header").GetBoolean(),
            options.GetProperty("dateFormat").GetString(),
            options.GetProperty("dateColumn").GetString(),
            options.GetProperty("amountColumn").GetString()));
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("given").GetProperty("delimiter").ValueKind);
        Assert.Empty(await api.WalkAsync($"/api/users/{user}/expenses"));
        Assert.Equal(preview.GetRawText(), (await api.GetAsync($"/api/imports/{Id(preview)}")).GetRawText());
    }

    [Fact]
    public async Task Rows_are_listed_in_the_order_of_the_file_with_their_line_and_reason()
    {
        var preview = await api.UploadAsync(await api.CreateUserAsync(), January + "2026-01-31,Typo,12.3.4\n");
        var path = $"/api/imports/{Id(preview)}/rows";

        var rows = await api.WalkAsync($"{path}?limit=2");

        Assert.Equal(
            [
                "1 2 2026-01-30 -12.50 Shop new ", "2 3 2026-01-31 1500.00 Salary notSpending Money in.",
                "3 4 2026-01-31 -9.00 Cinema new ", "4 5 2026-01-31  Typo invalid \"12.3.4\" is not an amount.",
            ],
            rows.Select(row => string.Join(' ', Shown.Select(name => row.GetProperty(name).ToString()))));
        Assert.Equal("2026-01-30,Shop,-12.50", rows[0].GetProperty("raw").GetString());
        Assert.Equal(4, Assert.Single(await api.WalkAsync($"{path}?status=invalid")).GetProperty("number").GetInt32());
        Assert.Equal([1, 3], (await api.WalkAsync($"{path}?status=new&limit=1")).Select(row => row.GetProperty("number").GetInt32()));
        Assert.Empty(await api.WalkAsync($"{path}?status=duplicate"));
    }

    [Fact]
    public async Task A_commit_makes_expenses_that_name_their_import_and_lists_find_them_by_it()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var byHand = await api.SpendAsync(user, food, 99m);
        var preview = await api.UploadAsync(user, January, options: ("defaultCategoryId", $"{food.Id}"));

        var committed = await CommitAsync(preview);

        Assert.Equal(("committed", 2, 0, 2), (
            committed.GetProperty("state").GetString(),
            committed.GetProperty("created").GetInt32(),
            committed.GetProperty("linked").GetInt32(),
            committed.GetProperty("version").GetInt32()));
        var made = await api.WalkAsync($"/api/expenses?importId={Id(preview)}&sort=date");
        Assert.Equal(["Shop 12.50 2026-01-30", "Cinema 9.00 2026-01-31"], made.Select(Show));
        Assert.All(made, expense => Assert.Equal(Id(preview), expense.GetProperty("importId").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await api.GetAsync($"/api/expenses/{byHand}")).GetProperty("importId").ValueKind);
        Assert.Equal(2, (await api.WalkAsync($"/api/users/{user}/expenses?importId={Id(preview)}")).Count);
        Assert.Equal(2, (await api.WalkAsync($"/api/categories/{food.Id}/expenses?importId={Id(preview)}")).Count);
        Assert.Equal("21.50", (await api.GetAsync($"/api/reports/spending?groupBy=user&importId={Id(preview)}")).GetProperty("total").GetRawText());
        Assert.Equal(
            made.Select(expense => expense.GetProperty("id").GetInt64()),
            (await api.WalkAsync($"/api/imports/{Id(preview)}/rows?status=new")).Select(row => row.GetProperty("expenseId").GetInt64()));
        Assert.Contains($"\"importId\":{Id(preview)}", (await api.GetAsync($"/api/users/{user}?include=expenses")).GetRawText());
        Assert.Equal("q Shop", $"q {(await api.WalkAsync($"/api/users/{user}/expenses?q=SHOP")).Single().GetProperty("description")}");
    }

    [Fact]
    public async Task Rows_are_corrected_before_the_commit()
    {
        var user = await api.CreateUserAsync();
        var (food, fun) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Fun"));
        var preview = await api.UploadAsync(user, Csv.Of("2026-01-01,A,-1.00", "2026-01-02,B,-2.00", "2026-01-03,C,-3.00"));
        var path = $"/api/imports/{Id(preview)}/rows";

        var changed = await api.PutAsync(path, new object[]
        {
            new { number = 1, categoryId = food.Id, description = "Apples" }, new { number = 2, skip = true },
            new { number = 3, categoryId = fun.Id, skip = true },
        });
        Assert.Equal((1, 2, 2), (
            changed.GetProperty("counts").GetProperty("new").GetInt32(),
            changed.GetProperty("counts").GetProperty("skipped").GetInt32(),
            changed.GetProperty("version").GetInt32()));
        Assert.Equal("-5.00", changed.GetProperty("totals").GetProperty("skipped").GetRawText());
        await api.PutAsync(path, new[] { new { number = 3, skip = false } });
        await CommitAsync(preview);

        var made = await api.WalkAsync($"/api/expenses?importId={Id(preview)}&sort=date");
        Assert.Equal(["Apples 1.00 2026-01-01", "C 3.00 2026-01-03"], made.Select(Show));
        Assert.Equal([food.Id, fun.Id], made.Select(expense => expense.GetProperty("category").GetProperty("id").GetInt32()));
        Assert.Equal("Apples", Assert.Single(await api.WalkAsync($"/api/users/{user}/expenses?q=APPLES")).GetProperty("description").GetString());
    }

    [Fact]
    public async Task One_wrong_change_of_rows_changes_nothing_and_each_error_names_its_place()
    {
        var preview = await api.UploadAsync(await api.CreateUserAsync(), January);
        var path = $"/api/imports/{Id(preview)}/rows";

        var problem = await api.PutAsync(
            path,
            new object[]
            {
                new { number = 1, skip = true }, new { number = 99 }, new { number = 3, categoryId = 999_999 }, new { number = 3, skip = true },
            },
            HttpStatusCode.BadRequest);

        Assert.Equal(
            ["[1].number", "[2].categoryId", "[3].number"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Empty(await api.WalkAsync($"{path}?status=skipped"));
        Assert.Equal(1, (await api.GetAsync($"/api/imports/{Id(preview)}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_file_with_needs_is_not_committed_before_they_are_resolved()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var preview = await api.UploadAsync(
            user, Csv.Of("01/02/2026,A,-1.00", "03/04/2026,B,-2.00"), options: ("defaultCategoryId", $"{food.Id}"));
        var path = $"/api/imports/{Id(preview)}";
        var need = Assert.Single(preview.GetProperty("needs").EnumerateArray());
        Assert.Equal("dateFormat", need.GetProperty("option").GetString());
        Assert.Equal(2, need.GetProperty("choices").GetArrayLength());
        Assert.Equal(2, preview.GetProperty("counts").GetProperty("invalid").GetInt32());

        var problem = await api.PostAsync($"{path}/commit", new { }, HttpStatusCode.Conflict);
        Assert.Equal(("/problems/import-incomplete", 1), (problem.GetProperty("type").GetString(), problem.GetProperty("count").GetInt32()));

        var resolved = await api.PutAsync($"{path}/options", new { dateFormat = "dd/MM/yyyy", defaultCategoryId = food.Id });
        Assert.Empty(resolved.GetProperty("needs").EnumerateArray());
        Assert.Equal(2, resolved.GetProperty("counts").GetProperty("new").GetInt32());
        await CommitAsync(preview);
        Assert.Equal(
            ["2026-02-01", "2026-04-03"],
            (await api.WalkAsync($"/api/expenses?importId={Id(preview)}&sort=date")).Select(e => e.GetProperty("date").GetString()));
    }

    [Fact]
    public async Task A_committed_import_is_no_preview_any_more()
    {
        var food = await api.CreateCategoryAsync("Food");
        var preview = await api.UploadAsync(await api.CreateUserAsync(), January, options: ("defaultCategoryId", $"{food.Id}"));
        await CommitAsync(preview);
        var path = $"/api/imports/{Id(preview)}";

        foreach (var again in new[] { "committed", "undone" })
        {
            Assert.Equal(again, (await api.GetAsync(path)).GetProperty("state").GetString());
            foreach (var problem in new[]
            {
                await api.PostAsync($"{path}/commit", new { }, HttpStatusCode.Conflict),
                await api.PutAsync($"{path}/options", new { }, HttpStatusCode.Conflict),
                await api.PutAsync($"{path}/rows", new[] { new { number = 1 } }, HttpStatusCode.Conflict),
            })
            {
                Assert.Equal("/problems/import-closed", problem.GetProperty("type").GetString());
            }

            await api.DeleteAsync(path, HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_preview_is_forgotten_with_its_rows()
    {
        var user = await api.CreateUserAsync();
        var preview = await api.UploadAsync(user, January);

        await api.DeleteAsync($"/api/imports/{Id(preview)}");

        await api.GetAsync($"/api/imports/{Id(preview)}", HttpStatusCode.NotFound);
        await api.GetAsync($"/api/imports/{Id(preview)}/rows", HttpStatusCode.NotFound);
        Assert.Empty(await api.WalkAsync($"/api/users/{user}/imports"));
    }

    [Fact]
    public async Task Imports_are_listed_newest_first_and_go_with_their_user()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var first = await api.UploadAsync(user, January, options: ("defaultCategoryId", $"{food.Id}"));
        var second = await api.UploadAsync(user, January);
        await CommitAsync(first);

        var listed = await api.WalkAsync($"/api/users/{user}/imports?limit=1");

        Assert.Equal([Id(second), Id(first)], listed.Select(Id));
        await api.DeleteAsync($"/api/users/{user}");
        await api.GetAsync($"/api/imports/{Id(first)}", HttpStatusCode.NotFound);
        await api.GetAsync($"/api/users/{user}/imports", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_preview_that_someone_else_changed_is_not_overwritten()
    {
        var preview = await api.UploadAsync(await api.CreateUserAsync(), January);
        var path = $"/api/imports/{Id(preview)}";
        await api.PutAsync($"{path}/rows", new[] { new { number = 1, skip = true } });

        using var stale = new HttpRequestMessage(HttpMethod.Put, $"{path}/options") { Headers = { { "If-Match", "\"1\"" } } };
        stale.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await api.Client.SendAsync(stale);

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Single(await api.WalkAsync($"{path}/rows?status=skipped"));
    }

    private static int Id(JsonElement import) => import.GetProperty("id").GetInt32();

    private static string Show(JsonElement expense) =>
        $"{expense.GetProperty("description")} {expense.GetProperty("amount").GetRawText()} {expense.GetProperty("date")}";

    private Task<JsonElement> CommitAsync(JsonElement preview) =>
        api.PostAsync($"/api/imports/{Id(preview)}/commit", new { }, HttpStatusCode.OK);
}
