using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Data;

/// <summary>Whoever moves from SQLite to PostgreSQL must not notice it in any response.</summary>
public sealed partial class SameResponsesTests
{
    private static readonly string[] Headers =
        ["Content-Type", "Location", "ETag", "Allow", "Retry-After", "Idempotency-Replayed", "Content-Length"];

    [PostgresFact]
    public async Task A_hundred_requests_get_the_same_responses_on_both_to_the_byte()
    {
        await using var sqlite = new SqliteApi { Clock = new FixedClock("2026-01-31T12:00:00.120Z") };
        await using var postgres = new PostgresApi { Clock = new FixedClock("2026-01-31T12:00:00.120Z") };
        var requests = Requests().ToList();
        Assert.True(requests.Count >= 100, $"{requests.Count}");

        var cursors = ("", "");
        foreach (var (line, body, header) in requests)
        {
            var (expected, actual) = (
                await ResponseAsync(sqlite, line.Replace("{cursor}", cursors.Item1), body, header),
                await ResponseAsync(postgres, line.Replace("{cursor}", cursors.Item2), body, header));
            Assert.Equal($"{line}\n{expected}", $"{line}\n{actual}");
            cursors = (CursorIn(expected, cursors.Item1), CursorIn(actual, cursors.Item2));
        }
    }

    // Two equal coffees, an amount that was entered by hand, money in, and a row that cannot be read.
    private const string Statement =
        "Date;Payee;Amount\n2025-03-01;Café;-2,50\n2025-03-01;Café;-2,50\n2024-02-27;Größe;-0,01\n2025-03-02;Salary;1500,00\n"
        + "2025-03-03;Shop;-9,99\n2025-03-04;Shop;-9,9x\n";

    private static IEnumerable<(string Line, object? Body, (string Name, string Value)? Header)> Requests()
    {
        foreach (var (email, name) in new[]
        {
            ("alice@example.com", "Alice"), ("BOB@example.com", "bob"), ("zoë@example.com", "Zoë Ångström"),
            ("ζωή@example.com", "Ζωή"), ("%_\\@example.com", "100%_\\"), ("😀@example.com", "😀 👨‍👩‍👧"),
        })
        {
            yield return ("POST /api/users", new { email, name }, null);
        }

        foreach (var name in new[] { "Food", "Café", "Rent & 'light'", "Ωμέγα", "Straße", "STRASSE" })
            yield return ("POST /api/categories", new { name }, null);

        foreach (var n in Enumerable.Range(1, 24))
        {
            yield return ("POST /api/expenses", new
            {
                userId = 1 + (n % 4),
                categoryId = 1 + (n % 3),
                description = $"{(n % 2 == 0 ? "Größe" : "lunch_%\\")} {n}",
                amount = n % 5 == 0 ? 99_999_999.99m : n / 100m,
                date = new DateOnly(2023 + (n % 4), 1 + (n % 12), 28),
            }, null);
        }

        yield return ("POST /api/expenses", new { userId = 99, categoryId = 98, description = "x", amount = 1 }, null);
        yield return ("POST /api/expenses", new { userId = 1, categoryId = 1, description = "Today", amount = 1 }, null);
        yield return ("POST /api/expenses/batch", Enumerable.Range(1, 5).Select(n => new
        {
            userId = n % 2 + 1,
            categoryId = 1,
            description = $"Batch {n}",
            amount = n,
            date = "0001-01-01",
        }), null);
        yield return ("POST /api/expenses/batch", new[] { new { userId = 1 } }, null);
        yield return ("POST /api/categories", new { name = "Keyed" }, ("Idempotency-Key", "k"));
        yield return ("POST /api/categories", new { name = "Keyed" }, ("Idempotency-Key", "\"k\""));
        yield return ("POST /api/categories", new { name = "Other" }, ("Idempotency-Key", "k"));

        foreach (var sort in new[] { "-date", "date", "-amount", "amount" })
        {
            yield return ($"GET /api/expenses?sort={sort}&limit=7", null, null);
            yield return ($"GET /api/expenses?sort={sort}&limit=7&cursor={{cursor}}", null, null);
            yield return ($"GET /api/expenses?sort={sort}&limit=9&cursor={{cursor}}", null, null);
        }

        foreach (var query in new[]
        {
            "q=größe", "q=LUNCH_%25%5C", "q=_", "q=%25", "category=café&category=FOOD", "categoryId=1&categoryId=2",
            "minAmount=0.05&maxAmount=99999999.99", "from=2024-01-01&to=2025-12-31&userId=2", "userId=77", "sort=name",
        })
        {
            yield return ($"GET /api/expenses?{query}", null, null);
        }

        foreach (var path in new[]
        {
            "/api/users?limit=2", "/api/users?limit=2&cursor={cursor}", "/api/users?q=ΖΩ", "/api/users?q=%25_%5C",
            "/api/users?include=expenses", "/api/users?include=expenses&from=2024-01-01&to=2024-12-31", "/api/users/1",
            "/api/users/1?include=expenses", "/api/users/2/expenses?limit=3", "/api/users/99/expenses", "/api/users/1/summary",
            "/api/users/4/summary?from=2025-01-01", "/api/users/99/summary", "/api/categories?limit=3",
            "/api/categories?q=S%25&limit=2", "/api/categories?q=ß", "/api/categories?name=CAFÉ&q=a",
            "/api/reports/spending?groupBy=user&groupBy=month&fill=true", "/api/reports/spending?groupBy=day&fill=true&userId=2",
            "/api/reports/spending?groupBy=year&groupBy=day&fill=true&from=2024-01-01",
            "/api/export/expenses.csv", "/api/export/expenses.csv?sort=amount&q=größe&bom=true", "/api/export/ledger.ndjson",
            "/api/categories/3/expenses", "/api/expenses/1", "/api/expenses/999", "/health/ready", "/nothing",
        })
        {
            yield return ($"GET {path}", null, null);
        }

        string[] dimensions = ["category", "user", "day", "month", "year"];
        foreach (var first in dimensions)
            yield return ($"GET /api/reports/spending?groupBy={first}&groupBy={(first == "year" ? "user" : "year")}", null, null);

        foreach (var (categoryId, period, startsOn, rollover) in new[]
        {
            ((int?)1, "month", "2025-01-31", "full"), (1, "week", "2023-02-01", "surplus"), (3, "quarter", "2024-02-29", "none"),
            (null, "year", "2022-07-01", "full"), (null, "month", "0001-01-01", "surplus"), (null, "year", "2023-01-01", "none"),
            (77, "month", "2026-01-01", "none"), (2, "day", "2026-02-30", "all"),
        })
        {
            yield return ("POST /api/budgets", new { userId = 2, categoryId, period, startsOn, limit = 12.34, rollover, rolloverCap = 1e7 }, null);
        }

        yield return ("PUT /api/budgets/1/limits/2025-05-31", new { limit = 0 }, ("If-Match", "\"1\""));
        yield return ("PUT /api/budgets/1/limits/2025-05-30", new { limit = 0 }, null);
        yield return ("PUT /api/budgets/2", new { endsOn = "2026-01-31", rollover = "full", rolloverCap = 5.5, alertAt = 1 }, null);
        yield return ("PUT /api/budgets/2", new { endsOn = "2020-01-31", rollover = "full", rolloverCap = 5.5, alertAt = 1 }, null);
        foreach (var path in new[]
        {
            "users/2/budgets", "users/2/budgets?limit=2", "users/2/budgets?limit=2&cursor={cursor}", "users/2/budgets?on=2026-03-31",
            "users/2/budgets?on=2025-11-28&period=month", "users/2/budgets?categoryId=3", "users/2/budgets?categoryId=99",
            "users/99/budgets", "users/1/budgets", "budgets/1", "budgets/5?on=9999-12-31", "budgets/99", "budgets/2/periods?limit=3",
            "budgets/2/periods?limit=3&cursor={cursor}", "budgets/4/periods",
        })
        {
            yield return ($"GET /api/{path}", null, null);
        }

        yield return ("DELETE /api/budgets/1/limits/2025-05-31", null, null);
        yield return ("DELETE /api/budgets/1/limits/2025-01-31", null, null);
        yield return ("DELETE /api/budgets/3", null, null);
        foreach (var file in new[] { Statement, Statement + "2025-03-02;\"Zoë; Ångström\";-3,33\n", "nothing" })
        {
            yield return ("POST /api/users/2/imports", () => BudgetApi.Form(
                Encoding.UTF8.GetBytes(file), ("createCategories", "true"), ("defaultCategoryId", "2")), null);
        }

        yield return ("PUT /api/imports/1/options", new { dateFormat = "yyyy-MM-dd", defaultCategoryId = 77 }, null);
        yield return ("PUT /api/imports/1/options", new { dateFormat = "yyyy-MM-dd", defaultCategoryId = 2 }, ("If-Match", "\"1\""));
        yield return ("PUT /api/imports/1/rows", new object[] { new { number = 1, description = "Größe" }, new { number = 5, skip = true } }, null);
        yield return ("PUT /api/imports/1/rows", new object[] { new { number = 9 }, new { number = 1, categoryId = 99 } }, null);
        yield return ("POST /api/imports/1/commit", null, null);
        yield return ("POST /api/imports/1/commit", new { matches = "link" }, ("Idempotency-Key", "commit"));
        yield return ("POST /api/imports/1/commit", new { matches = "link" }, ("Idempotency-Key", "commit"));
        yield return ("POST /api/imports/2/commit", new { matches = "create" }, null);
        foreach (var path in new[]
        {
            "users/2/imports", "users/2/imports?limit=1", "users/2/imports?limit=1&cursor={cursor}", "users/99/imports", "imports/1", "imports/9",
            "imports/1/rows", "imports/1/rows?limit=2", "imports/1/rows?limit=2&cursor={cursor}", "imports/2/rows?status=duplicate", "imports/9/rows",
            "expenses?importId=1", "expenses?importId=9", "users/2/expenses?importId=2&sort=amount", "reports/spending?groupBy=category&importId=1",
        })
        {
            yield return ($"GET /api/{path}", null, null);
        }

        yield return ("DELETE /api/imports/1", null, null);
        yield return ("DELETE /api/imports/2?changed=keep", null, null);
        yield return ("GET /api/imports/1/rows?limit=1", null, null);
        yield return ("GET /api/users/1", null, ("If-None-Match", "\"1\""));
        yield return ("PUT /api/users/1", new { email = "Alice@example.org", name = "Alice" }, ("If-Match", "\"1\""));
        yield return ("PUT /api/users/1", new { email = "a@b", name = "Alice" }, ("If-Match", "\"1\""));
        yield return ("PUT /api/users/1", new { email = "bob@EXAMPLE.com", name = "Alice" }, null);
        yield return ("PUT /api/expenses/1", new { categoryId = 2, description = "New", amount = 3, date = "2026-02-28" }, null);
        yield return ("PUT /api/expenses/1", new { categoryId = 99, description = "New", amount = 3, date = "2026-02-28" }, null);
        yield return ("DELETE /api/categories/1", null, null);
        yield return ("DELETE /api/categories/1?moveExpensesTo=1", null, null);
        yield return ("DELETE /api/categories/1?moveExpensesTo=2", null, null);
        yield return ("GET /api/categories/2/expenses", null, null);
        yield return ("DELETE /api/users/2/expenses/4", null, null);
        yield return ("DELETE /api/users/2", null, null);
        yield return ("GET /api/reports/spending?groupBy=user", null, null);
        yield return ("POST /api/users", new { email = "new@example.com", name = "New" }, null);
        yield return ("PATCH /api/users/1", null, null);
        yield return ("PATCH /api/users/1", new { name = "Alicia" }, ("If-Match", "\"2\""));
        yield return ("PATCH /api/categories/2", new { color = "#000000" }, null);
        yield return ("PATCH /api/expenses/1", new { amount = 4.5, categoryId = 3 }, null);
        yield return ("PATCH /api/expenses/1", new { amount = 4.555, categoryId = 99 }, null);

        // A sequence of PostgreSQL does not take back the id of a row that was rejected, so these come last.
        yield return ("POST /api/users", new { email = "ALICE@EXAMPLE.ORG", name = "x" }, null);
        yield return ("POST /api/users", new { email = "ΖΩΉ@example.com", name = "x" }, null);
        yield return ("POST /api/categories", new { name = "CAFÉ" }, null);
        yield return ("PUT /api/categories/3", new { name = "café" }, null);
        yield return ("POST /api/budgets", new { userId = 2, period = "month", startsOn = "2026-01-01", limit = 5 }, null);
        yield return ("POST /api/budgets", new { userId = 2, categoryId = 1, period = "month", startsOn = "2026-01-02", limit = 5 }, null);
    }

    private static async Task<string> ResponseAsync(
        BudgetApi api,
        string line,
        object? body,
        (string Name, string Value)? header)
    {
        var (method, path) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is Func<HttpContent> make ? make() : body is null ? null : JsonContent.Create(body);
        if (header is { } given)
            request.Headers.TryAddWithoutValidation(given.Name, given.Value);

        using var response = await api.Client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(pair => Headers.Contains(pair.Key))
            .Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value)}")
            .Order();
        var text = TraceId().Replace(await response.Content.ReadAsStringAsync(), "");

        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{text}";
    }

    private static string CursorIn(string response, string otherwise) =>
        Cursor().Match(response) is { Success: true } match ? match.Groups[1].Value : otherwise;

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    [GeneratedRegex("\"nextCursor\":\"([^\"]+)\"")]
    private static partial Regex Cursor();
}
