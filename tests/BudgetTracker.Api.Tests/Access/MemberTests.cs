using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BudgetTracker.Api.Tests.Export;
using BudgetTracker.Api.Tests.Swagger;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>A member sees the own rows; those of others are as if there were none.</summary>
public sealed class MemberTests(SignInApi api) : IClassFixture<SignInApi>
{
    [Fact]
    public async Task Lists_reports_and_exports_hold_what_is_the_members_own()
    {
        var home = await api.CreateHomeAsync();
        using var alice = await api.ClientOfAsync(home.Alice);

        var users = await alice.GetFromJsonAsync<JsonElement>("/api/users");
        var withExpenses = await alice.GetFromJsonAsync<JsonElement>("/api/users?include=expenses");
        var expenses = await alice.GetFromJsonAsync<JsonElement>("/api/expenses");
        var food = await alice.GetFromJsonAsync<JsonElement>($"/api/categories/{home.Food.Id}/expenses");
        var report = await alice.GetFromJsonAsync<JsonElement>("/api/reports/spending?groupBy=user");
        var csv = await alice.GetStringAsync("/api/export/expenses.csv");
        var ledger = await alice.GetStringAsync("/api/export/ledger.ndjson");

        Assert.Equal([home.Alice], Ids(users));
        Assert.Equal(3, withExpenses.GetProperty("items")[0].GetProperty("expenses").GetArrayLength());
        Assert.All(expenses.GetProperty("items").EnumerateArray(), e => Assert.Equal(home.Alice, e.GetProperty("user").GetProperty("id").GetInt32()));
        Assert.Equal(3, expenses.GetProperty("items").GetArrayLength());
        Assert.Equal(2, food.GetProperty("items").GetArrayLength());
        Assert.Equal(116.25m, report.GetProperty("total").GetDecimal());
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("Concert", csv);
        Assert.DoesNotContain("Concert", ledger);
        Assert.Equal(1, ledger.Split('\n').Count(line => line.StartsWith("{\"type\":\"user\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_import_that_repeats_another_ones_expense_does_not_show_it_and_the_export_can_be_restored()
    {
        var home = await api.CreateHomeAsync();
        var header = "id,date,user,category,description,amount\n";
        var bobs = (await api.Client.GetStringAsync($"/api/export/expenses.csv?userId={home.Bob}")).Split("\r\n")[1];
        var file = $"{header}{bobs}\n9999,2026-01-31,a@example.com,Food,Milk,1.20\n";
        var id = await api.ImportAsync(home.Alice, home.Food, file);
        using var alice = await api.ClientOfAsync(home.Alice);

        var rows = await alice.GetFromJsonAsync<JsonElement>($"/api/imports/{id}/rows");
        var ledger = await alice.GetStringAsync("/api/export/ledger.ndjson");

        Assert.Equal(["duplicate", "new"], rows.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("status").GetString()));
        Assert.Equal(JsonValueKind.Null, rows.GetProperty("items")[0].GetProperty("expenseId").ValueKind);
        Assert.Equal(JsonValueKind.Number, rows.GetProperty("items")[1].GetProperty("expenseId").ValueKind);
        await using var restored = new BudgetApi();
        await restored.RestoreAsync(ledger);
    }

    [Fact]
    public async Task Another_ones_rows_are_missing_and_another_ones_id_in_a_body_or_filter_does_not_exist()
    {
        var home = await api.CreateHomeAsync();
        var budget = await api.CreateBudgetAsync(home.Bob, home.Food, 300);
        var import = (await api.UploadAsync(home.Bob, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n")).GetProperty("id").GetInt32();
        var expense = (await api.GetAsync($"/api/users/{home.Bob}/expenses")).GetProperty("items")[0].GetProperty("id").GetInt64();
        using var alice = await api.ClientOfAsync(home.Alice);
        var limit = new { limit = 5 };
        (string Method, string Path, object? Body, int Status)[] requests =
        [
            ("GET", $"/api/users/{home.Bob}", null, 404),
            ("GET", $"/api/users/{home.Bob}?include=expenses", null, 404),
            ("PATCH", $"/api/users/{home.Bob}", new { name = "Mine" }, 404),
            ("GET", $"/api/users/{home.Bob}/expenses", null, 404),
            ("GET", $"/api/users/{home.Bob}/summary", null, 404),
            ("GET", $"/api/users/{home.Bob}/budgets", null, 404),
            ("GET", $"/api/users/{home.Bob}/imports", null, 404),
            ("DELETE", $"/api/users/{home.Bob}/expenses/{expense}", null, 404),
            ("DELETE", $"/api/users/{home.Alice}/expenses/{expense}", null, 404),
            ("GET", $"/api/expenses/{expense}", null, 404),
            ("PATCH", $"/api/expenses/{expense}", new { amount = 1 }, 404),
            ("DELETE", $"/api/expenses/{expense}", null, 404),
            ("GET", $"/api/budgets/{budget}", null, 404),
            ("GET", $"/api/budgets/{budget}/periods", null, 404),
            ("PUT", $"/api/budgets/{budget}/limits/2026-01-01", limit, 404),
            ("DELETE", $"/api/budgets/{budget}", null, 404),
            ("GET", $"/api/imports/{import}", null, 404),
            ("GET", $"/api/imports/{import}/rows", null, 404),
            ("PUT", $"/api/imports/{import}/options", new { dateFormat = "dd.MM.yyyy" }, 404),
            ("PUT", $"/api/imports/{import}/rows", new[] { new { number = 1, skip = true } }, 404),
            ("POST", $"/api/imports/{import}/commit", new { }, 404),
            ("DELETE", $"/api/imports/{import}", null, 404),
            ("GET", $"/api/expenses?userId={home.Bob}", null, 400),
            ("GET", $"/api/expenses?importId={import}", null, 400),
            ("GET", $"/api/reports/spending?groupBy=month&userId={home.Bob}", null, 400),
            ("GET", $"/api/export/expenses.csv?userId={home.Bob}", null, 400),
            ("POST", "/api/expenses", new { userId = home.Bob, categoryId = home.Food.Id, description = "x", amount = 1 }, 400),
            ("POST", "/api/expenses/batch", new[] { new { userId = home.Bob, categoryId = home.Food.Id, description = "x", amount = 1 } }, 400),
            ("POST", "/api/budgets", new { userId = home.Bob, period = "year", startsOn = "2026-01-01", limit = 1 }, 400),
            ("POST", "/api/users", new { email = "x@example.com", name = "X" }, 403),
            ("DELETE", $"/api/users/{home.Alice}", null, 403),
            ("PATCH", $"/api/categories/{home.Food.Id}", new { name = "x" }, 403),
            ("DELETE", $"/api/categories/{home.Entertainment.Id}", null, 403),
            ("GET", "/api/roles", null, 403),
            ("PUT", $"/api/users/{home.Alice}/role", new { role = "admin" }, 403),
        ];
        var before = await StateAsync();

        foreach (var (method, path, body, status) in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await alice.SendAsync(request);

            Assert.Equal($"{method} {path} {status}", $"{method} {path} {(int)response.StatusCode}");
        }

        Assert.Equal(before, await StateAsync());

        async Task<string> StateAsync() => (await api.Client.GetStringAsync("/api/export/ledger.ndjson"))
            + (await api.GetAsync($"/api/imports/{import}")).GetRawText() + (await api.GetAsync($"/api/imports/{import}/rows")).GetRawText();
    }

    [Fact]
    public async Task A_member_does_everything_with_what_is_the_own()
    {
        var home = await api.CreateHomeAsync();
        using var alice = await api.ClientOfAsync(home.Alice);
        var category = (await CreatedAsync("/api/categories", new { name = api.Unique("Hers") })).GetProperty("id").GetInt32();
        var expense = await CreatedAsync("/api/expenses", new { userId = home.Alice, categoryId = category, description = "x", amount = 1 });
        await CreatedAsync("/api/expenses/batch", new[] { new { userId = home.Alice, categoryId = category, description = "x", amount = 1 } });
        var budget = await CreatedAsync("/api/budgets", new { userId = home.Alice, period = "year", startsOn = "2026-01-01", limit = 1 });
        using var form = BudgetApi.Form("Date,Payee,Amount\n2025-01-30,Shop,-1.00\n"u8.ToArray(), ("defaultCategoryId", $"{category}"));
        using var uploaded = await alice.PostAsync($"/api/users/{home.Alice}/imports", form);
        var import = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id");

        (string Method, string Path, object? Body, int Status)[] requests =
        [
            ("PATCH", $"/api/users/{home.Alice}", new { name = "Alicia" }, 200),
            ("GET", $"/api/users/{home.Alice}?include=expenses", null, 200),
            ("PATCH", $"/api/expenses/{expense.GetProperty("id")}", new { amount = 2 }, 200),
            ("GET", $"/api/budgets/{budget.GetProperty("id")}", null, 200),
            ("PUT", $"/api/budgets/{budget.GetProperty("id")}/limits/2027-01-01", new { limit = 2 }, 200),
            ("DELETE", $"/api/budgets/{budget.GetProperty("id")}/limits/2027-01-01", null, 204),
            ("GET", $"/api/users/{home.Alice}/budgets", null, 200),
            ("PUT", $"/api/imports/{import}/options", new { defaultCategoryId = category }, 200),
            ("PUT", $"/api/imports/{import}/rows", new[] { new { number = 1, description = "Shopping" } }, 200),
            ("GET", $"/api/imports/{import}/rows", null, 200),
            ("POST", $"/api/imports/{import}/commit", new { }, 200),
            ("GET", $"/api/expenses?importId={import}", null, 200),
            ("DELETE", $"/api/imports/{import}", null, 200),
            ("GET", $"/api/users/{home.Alice}/summary", null, 200),
            ("DELETE", $"/api/expenses/{expense.GetProperty("id")}", null, 204),
            ("DELETE", $"/api/budgets/{budget.GetProperty("id")}", null, 204),
        ];
        foreach (var (method, path, body, status) in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await alice.SendAsync(request);

            Assert.Equal($"{method} {path} {status}", $"{method} {path} {(int)response.StatusCode}");
        }

        async Task<JsonElement> CreatedAsync(string path, object body)
        {
            using var response = await alice.PostAsJsonAsync(path, body);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);

            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    [Fact]
    public async Task Undoing_an_import_leaves_a_category_that_somebody_else_uses_by_now()
    {
        var home = await api.CreateHomeAsync();
        using var alice = await api.ClientOfAsync(home.Alice);
        var (shared, own) = (api.Unique("Shared"), api.Unique("Own"));
        using var form = BudgetApi.Form(
            System.Text.Encoding.UTF8.GetBytes($"Date,Payee,Category,Amount\n2025-01-30,Shop,{shared},-1.00\n2025-01-31,Shop,{own},-2.00\n"),
            ("createCategories", "true"));
        using var uploaded = await alice.PostAsync($"/api/users/{home.Alice}/imports", form);
        var import = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id");
        using var committed = await alice.PostAsJsonAsync($"/api/imports/{import}/commit", new { });
        var used = (await api.GetAsync($"/api/categories?name={shared}")).GetProperty("items")[0].GetProperty("id").GetInt32();
        await api.SpendAsync(home.Bob, new Category(used, shared), 3);

        using var undone = await alice.DeleteAsync($"/api/imports/{import}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (committed.StatusCode, undone.StatusCode));
        Assert.Single((await api.GetAsync($"/api/categories?name={shared}")).GetProperty("items").EnumerateArray());
        Assert.Empty((await api.GetAsync($"/api/categories?name={own}")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_idempotency_key_belongs_to_who_sent_it()
    {
        var (alice, bob) = (await api.CreateUserAsync(), await api.CreateUserAsync("Bob"));
        var name = api.Unique("Name");

        using var first = await PostAsync(alice, name);
        using var others = await PostAsync(bob, name + "!");
        using var again = await PostAsync(alice, name);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, others.StatusCode);
        Assert.False(others.Headers.Contains("Idempotency-Replayed"));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));

        async Task<HttpResponseMessage> PostAsync(int user, string category)
        {
            using var client = await api.ClientOfAsync(user);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/categories") { Content = JsonContent.Create(new { name = category }) };
            request.Headers.Add("Idempotency-Key", "same");

            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Every_operation_but_the_two_that_sign_in_is_401_to_nobody()
    {
        using var nobody = api.ClientWith(null);
        foreach (var operation in Contract.Operations.Where(o => o.Id is not ("createSession" or "setUp")))
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(operation.Method),
                operation.Template.Replace("{id}", "1").Replace("{expenseId}", "1").Replace("{from}", "2026-01-01"));
            using var response = await nobody.SendAsync(request);

            Assert.Equal((operation.Id, HttpStatusCode.Unauthorized), (operation.Id, response.StatusCode));
            Assert.EndsWith("desc=\"0 commands\"", Assert.Single(response.Headers.GetValues("Server-Timing")));
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }

        foreach (var path in new[] { "/health/live", "/health/ready", "/swagger/v1/swagger.json", "/swagger/index.html" })
            Assert.Equal((path, HttpStatusCode.OK), (path, (await nobody.GetAsync(path)).StatusCode));
    }

    [Fact]
    public async Task What_somebody_who_is_signed_in_reads_is_kept_nowhere()
    {
        using var response = await api.Client.GetAsync($"/api/users/{api.Admin}");

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.NotNull(response.Headers.ETag);
    }

    private static IEnumerable<int> Ids(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt32());
}
