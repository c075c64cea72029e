using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BudgetTracker.Api.Http.Idempotency;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Http.Problems;

/// <summary>
/// What is rejected, with which problem and on which fields. In the table, {alice} and the like stand for what the
/// household has, and a request that is rejected leaves every row as it was.
/// </summary>
public sealed class BadInputTests(BadInputTests.HomeApi api) : IClassFixture<BadInputTests.HomeApi>
{
    private static readonly string[] Insides =
    [
        "System.", "Microsoft", "BudgetTracker", "Exception", "SQLite", "Npgsql", "DbContext", "SELECT", "INSERT",
        "UPDATE \"", "DELETE FROM", "   at ", ".cs:", "$.", "LineNumber", "Int32", "Int64", "DateOnly",
    ];

    private static readonly string[] NoFirstDays =
    [
        "2026-01-30", "2026-02-01", "0001-01-01", "9999-12-30", "2026-02-30", "2026-2-28", "today", "1", "2026-01-31T00:00:00Z",
    ];

    private static readonly Dictionary<string, BadInput> Inputs =
        ((BadInput[])
        [
            .. Malformed, .. Members, .. Patches, .. Texts, .. Ids, .. Amounts, .. Days, .. Batches, .. Conflicts,
            .. Paging, .. Filters, .. Reports, .. Budgets, .. Imports, .. Queries, .. Addresses, .. Methods, .. MediaTypes, .. Conditions,
            .. IdempotencyKeys,
        ]).ToDictionary(input => input.Name);

    public static TheoryData<string> Names => [.. Inputs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_gets_its_problem_and_changes_nothing(string name)
    {
        var input = Inputs[name];
        using var request = await api.WriteRequestAsync(input);
        var before = await api.ReadLedgerAsync();

        using var response = await api.Client.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(input.Status == (int)response.StatusCode, $"{request}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(input.Type, problem.GetProperty("type").GetString());
        Assert.Equal(input.Status, problem.GetProperty("status").GetInt32());
        Assert.Equal(input.Fields.Order(StringComparer.Ordinal), FieldsOf(problem).Order(StringComparer.Ordinal));
        foreach (var member in new[] { "title", "detail", "traceId" })
            Assert.NotEmpty(problem.GetProperty(member).GetString()!);

        Assert.All(Insides, inside => Assert.DoesNotContain(inside, text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, await api.ReadLedgerAsync());
    }

    private static BadInput[] Malformed =>
    [
        Body("no body", "POST /api/users", "", "$"),
        Body("no body in a batch", "POST /api/expenses/batch", "", "$"),
        Body("no body in a PUT", "PUT /api/expenses/{expense}", "", "$"),
        Body("a blank body", "POST /api/users", " \r\n\t", "$"),
        Body("a body that stops early", "POST /api/users", """{"email":"a@b","name":"A""", "$"),
        Body("a comma too much", "POST /api/users", """{"email":"a@b","name":"A",}""", "$"),
        Body("a colon too few", "POST /api/users", """{"email" "a@b"}""", "$"),
        Body("text after the body", "POST /api/users", """{"email":"a@b","name":"A"} x""", "$"),
        Body("two bodies", "POST /api/users", """{"email":"a@b","name":"A"}{"email":"a@b","name":"A"}""", "$"),
        Body("a comment", "POST /api/users", """{"email":"a@b",/* her */"name":"A"}""", "$"),
        Body("single quotes", "POST /api/users", """{'email':'a@b','name':'A'}""", "$"),
        Body("a name without quotes", "POST /api/users", """{email:"a@b",name:"A"}""", "$"),
        Body("a line break within text", "POST /api/users", "{\"email\":\"a@b\",\"name\":\"A\nB\"}", "$"),
        Body("an escape that JSON lacks", "POST /api/users", """{"email":"a@b","name":"\x41"}""", "$"),
        Body("half an escape", "POST /api/users", """{"email":"a@b","name":"\u004"}""", "$"),
        Body("a NUL for a body", "POST /api/users", "\0", "$"),
        Body("a form for a body", "POST /api/users", "email=a@b&name=A", "$"),
        Body("XML for a body", "POST /api/categories", "<category><name>x</name></category>", "$"),
        Body("17 levels", "POST /api/users", $"{new string('[', 17)}{new string(']', 17)}", "$"),
        Body("100,000 levels", "POST /api/expenses/batch", new string('[', 100_000), "$"),
        Body("a byte order mark", "POST /api/users", "\ufeff{\"email\":\"a@b\",\"name\":\"A\"}", "$"),
        Body("UTF-16", "POST /api/users", """{"email":"a@b","name":"A"}""", "$") with { Encoding = Encoding.Unicode },
        Body("Latin-1 in a value", "POST /api/users", """{"email":"a@b","name":"Zoë"}""", "name")
            with { Encoding = Encoding.Latin1 },
        Body("Latin-1 in a name", "POST /api/users", """{"email":"a@b","näme":"A"}""", "$")
            with { Encoding = Encoding.Latin1 },
        Body("UTF-8 of half a pair", "POST /api/users", "{\"email\":\"a@b\",\"name\":\"\u00ed\u00a0\u0080\"}", "name")
            with { Encoding = Encoding.Latin1 },
        Body("half a pair in a name", "POST /api/users", """{"email":"a@b","name":"A","\ud800":1}""", "$"),
        Body("null for a user", "POST /api/users", "null", "$"),
        Body("a list for a user", "POST /api/users", """[{"email":"a@b","name":"A"}]""", "$"),
        Body("text for a user", "POST /api/users", "\"Alice\"", "$"),
        Body("a number for a category", "POST /api/categories", "1", "$"),
        Body("false for an expense", "POST /api/expenses", "false", "$"),
        Body("null for an expense", "PUT /api/expenses/{expense}", "null", "$"),
        .. Each("POST /api/expenses", "amount", """ NaN Infinity 01 +1 .5 5. 0x10 1,50 1_000 1e """)
            .Select(input => input with { Fields = ["$"] }),
    ];

    private static BadInput[] Members =>
    [
        Body("no field of a user", "POST /api/users", "{}", "email", "name"),
        Body("no field of a category", "POST /api/categories", "{}", "name"),
        Body("no field of an expense", "POST /api/expenses", "{}", "amount", "categoryId", "description", "userId"),
        Body("no field in a PUT", "PUT /api/expenses/{expense}", "{}", "amount", "categoryId", "date", "description"),
        Body("the name of a PUT missing", "PUT /api/users/{alice}", """{"email":"a@b"}""", "name"),
        Body("no field of no user", "PUT /api/users/999999", "{}", "email", "name"),
        Body("an unknown field", "POST /api/users", """{"email":"a@b","name":"A","admin":true}""", "admin"),
        Body("an unknown object", "POST /api/users", """{"email":"a@b","name":"A","x":{"y":[{"z":1}]}}""", "x"),
        Body("an unknown field twice", "POST /api/users", """{"email":"a@b","name":"A","x":1,"x":2}""", "x"),
        Body("a field without a name", "POST /api/users", """{"email":"a@b","name":"A","":1}""", ""),
        Body("a dotted field", "POST /api/users", """{"email":"a@b","name":"A","user.name":1}""", "user.name"),
        Body("a prototype", "POST /api/categories", """{"name":"x","__proto__":{"color":"#000000"}}""", "__proto__"),
        Body("an id of one's own", "POST /api/users", """{"email":"a@b","name":"A","id":7}""", "id"),
        Body("a version in the body", "PUT /api/categories/{food}", """{"name":"x","version":1}""", "version"),
        .. Each("PUT /api/expenses/{expense}", "userId", """ {bob} """),
        Body("expenses in a user", "POST /api/users", """{"email":"a@b","name":"A","expenses":[]}""", "expenses"),
        .. Each("POST /api/expenses", "category", """ {} {"id":1} """),
        Body("a field in capitals", "POST /api/users", """{"email":"a@b","NAME":"A"}""", "NAME", "name"),
        Body("a field in both cases", "POST /api/users", """{"email":"a@b","name":"A","Name":"B"}""", "Name"),
        Body("a field twice", "POST /api/users", """{"email":"a@b","name":"A","name":"A"}""", "name"),
        Body("a field twice, one escaped", "POST /api/users", """{"email":"a@b","name":"A","n\u0061me":"B"}""", "name"),
        Body("an amount twice", "POST /api/expenses", Expense("amount", "1,\"amount\":2"), "amount"),
        Body("errors in query and body", "POST /api/users?dryRun=true", """{"name":1}""", "dryRun", "email", "name"),
    ];

    private static BadInput[] Patches =>
    [
        Body("no body in a PATCH", "PATCH /api/users/{alice}", "", "$"),
        Body("null for a patch", "PATCH /api/categories/{food}", "null", "$"),
        Body("a list for a patch", "PATCH /api/expenses/{expense}", "[]", "$"),
        Body("a JSON patch", "PATCH /api/expenses/{expense}", """[{"op":"replace","path":"/amount","value":1}]""", "$"),
        Body("a patch cut off", "PATCH /api/expenses/{expense}", """{"amount":1""", "$"),
        Body("a patch of 17 levels", "PATCH /api/users/{alice}", $"{new string('[', 17)}{new string(']', 17)}", "$"),
        Body("a patch with a member twice", "PATCH /api/users/{alice}", """{"name":"A","name":"A"}""", "name"),
        Body("a patch in capitals", "PATCH /api/users/{alice}", """{"NAME":"A"}""", "NAME"),
        Body("a patch of the id", "PATCH /api/categories/{food}", """{"id":7,"version":3}""", "id", "version"),
        Body("a patch of the owner", "PATCH /api/expenses/{expense}", """{"userId":{bob}}""", "userId"),
        Body("a patch of the category itself", "PATCH /api/expenses/{expense}", """{"category":{"id":1}}""", "category"),
        .. Each("PATCH /api/users/{alice}", "email", """ null 1 "" "@" "a@b@c" """),
        .. Each("PATCH /api/users/{alice}", "name", """ null 1 "" "A\u0000" """),
        .. Each("PATCH /api/categories/{food}", "name", """ null 7 "\u0020" """),
        .. Each("PATCH /api/categories/{food}", "color", """ null 16739179 "red" """),
        .. Each("PATCH /api/expenses/{expense}", "categoryId", """ null 0 999999 "1" 1.5 9e9 """),
        .. Each("PATCH /api/expenses/{expense}", "description", """ null 1 "" """),
        .. Each("PATCH /api/expenses/{expense}", "amount", """ null 0 52.505 "52.50" 100000000 """),
        .. Each("PATCH /api/expenses/{expense}", "date", """ null "2026-02-29" 20260131 """),
        Long("PATCH /api/users/{alice}", "name", 101, "🛒"),
        Long("PATCH /api/categories/{food}", "name", 51, "é"),
        Long("PATCH /api/expenses/{expense}", "description", 201, "x"),
        Body("all errors of a patch", "PATCH /api/expenses/{expense}?x=1",
            """{"categoryId":999999,"description":"","amount":0,"date":"","userId":1}""",
            "amount", "categoryId", "date", "description", "userId", "x"),
        Body("a patch of no user", "PATCH /api/users/999999", """{"name":""}""", "name"),
        NotFound("PATCH /api/users/999999", "{}"),
        NotFound("PATCH /api/categories/999999", """{"name":"x"}"""),
        NotFound("PATCH /api/expenses/999999", """{"amount":1}"""),
        NotFound("PATCH /api/expenses/x", """{"amount":1}"""),
        Taken("a patch to a taken email", "PATCH /api/users/{bob}", """{"email":"{ALICEEMAIL}"}""", "email"),
        Taken("a patch to a taken name", "PATCH /api/categories/{gas}", """{"name":"{foodName}"}""", "name"),
        NotAcceptable("PATCH /api/expenses/{expense}", "text/html"),
        NotJson("PATCH /api/users/{alice}", "text/plain"),
        NotJson("PATCH /api/categories/{food}", "application/json-patch+json"),
        NotJson("PATCH /api/expenses/{expense}", null),
        NotJson("POST /api/expenses", "application/merge-patch+json"),
        NotJson("PUT /api/expenses/{expense}", "application/merge-patch+json"),
        .. EachHeader("PATCH /api/users/{alice}", "If-Match", "1", "W/*"),
        BadHeader("PATCH /api/expenses/{expense}", "If-None-Match", "\"1\""),
        .. EachStale("PATCH /api/users/{alice}", "\"9\"", "W/\"1\""),
        .. EachStale("PATCH /api/categories/{food}", "\"9\"", "W/\"1\""),
        .. EachStale("PATCH /api/expenses/{expense}", "\"9\"", "W/\"1\""),
        Stale("PATCH /api/expenses/999999", "*"),
    ];

    private static BadInput[] Texts =>
    [
        .. Each("POST /api/users", "name", """ null 1 true {} [] ["A"] """),
        .. Each("POST /api/users", "name", """ "" "\u0020\u0020" "\t\r\n" "\u00a0\u2003" """),
        .. Each("POST /api/users", "name", """ "A\u0000" "A\u0009B" "A\u007fB" "A\u0085B" """),
        .. Each("POST /api/users", "name", """ "\u200b" "\u200d" "\ufeff" "\u2060" "\u00ad" "\u3164" "\u2800" """),
        .. Each("POST /api/users", "name", """ "\u0301" "\u0301\u20dd" "\u200b\u0020\u200d" "\udb40\udc41" """),
        .. Each("POST /api/users", "name", """ "A\ud83d" "\uded2A" "\uded2\ud83d" """),
        .. Each("PUT /api/users/{alice}", "name", """ null "\u0020" "A\u0000" "\u200b" """),
        .. Each("POST /api/users", "email", """ null 1 "" "alice" "@" "a@" "@b" """),
        .. Each("POST /api/users", "email", """ "a\u0020b@c" "a@b@c" "a@b\u0000c" "a@b,\tc@d" """),
        .. Each("POST /api/categories", "name", """ null 7 "\u0020" "\u001b[31m" "\u200b" "\uffa0" """),
        .. Each("POST /api/categories", "color", """ null 16739179 "" "\u0020\u0020" "red" "#F66" """),
        .. Each("POST /api/categories", "color", """ "FF6B6B" "#GG6B6B" "#FF6B6B80" "#FF6B６B" """),
        .. Each("PUT /api/categories/{food}", "color", """ null "blue" """),
        .. Each("POST /api/expenses", "description", """ null 1 "\u0020" "A\u0000" "\ud800" "\u00ad" """),
        .. Each("PUT /api/expenses/{expense}", "description", """ null "" "\u2060" """),
        Long("POST /api/users", "name", 101, "x"),
        Long("POST /api/users", "name", 101, "🛒"),
        Long("POST /api/users", "email", 101, "@"),
        Long("POST /api/categories", "name", 51, "é"),
        Long("PUT /api/categories/{food}", "name", 51, "🛒"),
        Long("POST /api/expenses", "description", 201, "x"),
        Long("POST /api/expenses", "description", 201, "🛒"),
        Long("PUT /api/expenses/{expense}", "description", 201, "x"),
    ];

    private static BadInput[] Ids =>
    [
        .. Each("POST /api/expenses", "userId", """ 0 -1 -0 999999 2147483647 2147483648 1e2 1.0 """),
        .. Each("POST /api/expenses", "userId", """ null "1" true [1] {"id":1} 99999999999999999999 """),
        .. Each("POST /api/expenses", "categoryId", """ 0 999999 null "Food" 1.5 """),
        .. Each("PUT /api/expenses/{expense}", "categoryId", """ 0 -7 999999 null 9e9 """),
        Body("neither user nor category", "POST /api/expenses",
            """{"userId":0,"categoryId":0,"description":"x","amount":1}""", "categoryId", "userId"),
        Body("neither user nor category, and a bad amount", "POST /api/expenses",
            """{"userId":999999,"categoryId":0,"description":"x","amount":0}""", "amount", "categoryId", "userId"),
        Body("neither user nor category, and another type", "POST /api/expenses",
            """{"userId":999999,"categoryId":-1,"description":"x","amount":"1"}""", "amount", "categoryId", "userId"),
        Body("no such user, and no description", "POST /api/expenses",
            """{"userId":999999,"categoryId":{food},"amount":1}""", "description", "userId"),
        Body("no such user, and a parameter", "POST /api/expenses?dryRun=true", Expense("userId", "999999"),
            "dryRun", "userId"),
        Body("no such category, and no description", "PUT /api/expenses/{expense}",
            """{"categoryId":999999,"description":"","amount":1,"date":"2026-01-31"}""", "categoryId", "description"),
        Body("no such category, and no day", "PUT /api/expenses/{expense}",
            """{"categoryId":999999,"description":"x","amount":1}""", "categoryId", "date"),
        Body("no such category, and a bad condition", "PUT /api/expenses/{expense}",
            Json("PUT /api/expenses", "categoryId", "999999"), "If-Match", "categoryId").Sending("If-Match", "1"),
        NotFound("GET /api/users/0"),
        NotFound("GET /api/users/-1"),
        NotFound("GET /api/users/999999?include=expenses"),
        NotFound("GET /api/users/2147483648"),
        NotFound("GET /api/users/alice"),
        NotFound("GET /api/users/1.0"),
        NotFound("GET /api/users/0x1"),
        NotFound("GET /api/users/1,2"),
        NotFound("GET /api/users/%D9%A1"),
        NotFound("PATCH /api/users/x"),
        NotFound("PUT /api/expenses/0"),
        NotFound("POST /api/categories/-1/expenses"),
        NotFound("GET /api/users/999999/expenses"),
        NotFound("GET /api/users/x/expenses"),
        NotFound("GET /api/users/999999/summary"),
        NotFound("GET /api/users/-/summary"),
        NotFound("GET /api/categories/999999"),
        NotFound("GET /api/categories/Food"),
        NotFound("GET /api/categories/999999/expenses"),
        NotFound("GET /api/expenses/999999"),
        NotFound("GET /api/expenses/9223372036854775807"),
        NotFound("GET /api/expenses/9223372036854775808"),
        NotFound("GET /api/expenses/1e3"),
        NotFound("PUT /api/users/999999", """{"email":"a@b","name":"A"}"""),
        NotFound("PUT /api/categories/999999", """{"name":"x"}"""),
        NotFound("PUT /api/expenses/999999", Json("PUT /api/expenses")),
        NotFound("DELETE /api/users/999999"),
        NotFound("DELETE /api/categories/999999"),
        NotFound("DELETE /api/categories/999999?moveExpensesTo={food}").Named("a move from nowhere"),
        NotFound("DELETE /api/expenses/-1"),
        NotFound("DELETE /api/users/{alice}/expenses/{concert}"),
        NotFound("DELETE /api/users/{alice}/expenses/0"),
        NotFound("DELETE /api/users/999999/expenses/{expense}"),
        NotFound("DELETE /api/users/x/expenses/{expense}"),
    ];

    private static BadInput[] Amounts =>
    [
        .. Each("POST /api/expenses", "amount", """ 0 -1 -0.01 0.001 0.009 1.999 1.000 0.1e-2 """),
        .. Each("POST /api/expenses", "amount", """ 100000000 99999999.991 99999999.999 1e8 1e400 """),
        .. Each("POST /api/expenses", "amount", """ 1e-400 1e-2147483649 """),
        Body("an amount of 32 digits", "POST /api/expenses",
            Expense("amount", "12.500000000000000000000000000001"), "amount"),
        .. Each("POST /api/expenses", "amount", """ null true "1" "1.50\u0020€" [1] {"value":1} """),
        .. Each("PUT /api/expenses/{expense}", "amount", """ 0 52.505 null "52.50" """),
    ];

    private static BadInput[] Days =>
    [
        .. Each("POST /api/expenses", "date", """ "" "today" "01/02/2026" "2026-1-2" "20260131" """),
        .. Each("POST /api/expenses", "date", """ "2026-02-30" "2025-02-29" "2026-13-01" "2026-00-10" """),
        .. Each("POST /api/expenses", "date", """ "0000-01-01" "10000-01-01" "-2026-01-01" "2026-W05-6" """),
        .. Each("POST /api/expenses", "date", """ "2026-01-31T00:00:00Z" "\u00202026-01-31" "2026-01-31\u0000" """),
        .. Each("POST /api/expenses", "date", """ "٢٠٢٦-٠١-٣١" "2026‐01‐31" "\ud800" 1767225600 [] """),
        .. Each("PUT /api/expenses/{expense}", "date", """ null "2026-02-29" 20260131 """),
    ];

    private static BadInput[] Batches =>
    [
        Body("a batch of none", "POST /api/expenses/batch", "[]", "$"),
        Body("a batch of 1001", "POST /api/expenses/batch", Batch([.. Enumerable.Repeat(Expense(), 1001)]), "$"),
        Body("a batch that is one expense", "POST /api/expenses/batch", Expense(), "$"),
        Body("a batch within an object", "POST /api/expenses/batch", """{"items":[]}""", "$"),
        Body("a batch of null", "POST /api/expenses/batch", "null", "$"),
        Body("a batch with null", "POST /api/expenses/batch", Batch(Expense(), "null"), "[1]"),
        Body("a batch of nulls", "POST /api/expenses/batch", "[null,null]", "[0]", "[1]"),
        Body("a batch of other kinds", "POST /api/expenses/batch", "[1,\"x\",[],true]", "[0]", "[1]", "[2]", "[3]"),
        Body("a batch with an empty row", "POST /api/expenses/batch", Batch(Expense(), "{}"),
            "[1].amount", "[1].categoryId", "[1].description", "[1].userId"),
        Body("a batch with a bad amount", "POST /api/expenses/batch",
            Batch(Expense(), Expense("amount", "0.005")), "[1].amount"),
        Body("a batch with a bad day", "POST /api/expenses/batch",
            Batch(Expense("date", "\"31.01.2026\""), Expense()), "[0].date"),
        Body("a batch with an unknown field", "POST /api/expenses/batch",
            Batch(Expense(), Expense("tags", "[]")), "[1].tags"),
        Body("a batch with no such user", "POST /api/expenses/batch",
            Batch(Expense(), Expense("userId", "999999")), "[1].userId"),
        Body("a batch with no such categories", "POST /api/expenses/batch",
            Batch(Expense("categoryId", "0"), Expense("categoryId", "-1")),
            "[0].categoryId", "[1].categoryId"),
        Body("a batch with no such user, and a bad amount", "POST /api/expenses/batch",
            Batch(Expense("amount", "0"), Expense(), Expense("userId", "999999")), "[0].amount", "[2].userId"),
        Body("a batch with no such category, null, and another type", "POST /api/expenses/batch",
            Batch(Expense("categoryId", "999999"), "null", Expense("date", "1"), Expense("userId", "{}")),
            "[0].categoryId", "[1]", "[2].date", "[3].userId"),
        Body("a batch of 1001 with no such user", "POST /api/expenses/batch",
            Batch([.. Enumerable.Repeat(Expense(), 1000), Expense("userId", "999999")]), "$", "[1000].userId"),
        Body("a bad last row of 1000", "POST /api/expenses/batch",
            Batch([.. Enumerable.Repeat(Expense(), 999), Expense("amount", "0")]), "[999].amount"),
        Body("a batch cut off", "POST /api/expenses/batch", $"[{Expense()},", "$"),
        Body("a batch with a parameter", "POST /api/expenses/batch?limit=1", $"[{Expense()}]", "limit"),
    ];

    private static BadInput[] Conflicts =>
    [
        Taken("a taken email", "POST /api/users", """{"email":"{aliceEmail}","name":"A"}""", "email"),
        Taken("a taken email in capitals", "POST /api/users", """{"email":"{ALICEEMAIL}","name":"A"}""", "email"),
        Taken("a taken email with blanks", "POST /api/users", """{"email":"  {aliceEmail} ","name":"A"}""", "email"),
        Taken("a taken email beyond ASCII", "POST /api/users", """{"email":"ZOË@example.com","name":"A"}""", "email"),
        Taken("the email of another", "PUT /api/users/{bob}", """{"email":"{aliceEmail}","name":"Bob"}""", "email"),
        Taken("a taken name", "POST /api/categories", """{"name":"{foodName}"}""", "name"),
        Taken("a taken name in capitals", "POST /api/categories", """{"name":"{FOODNAME}"}""", "name"),
        Taken("a taken name beyond ASCII", "POST /api/categories", """{"name":"CAFÉ"}""", "name"),
        Taken("the name of another", "PUT /api/categories/{gas}", """{"name":"{foodName}"}""", "name"),
        new("a category in use", "DELETE /api/categories/{food}", null, 409, "/problems/category-in-use"),
        .. EachQuery("DELETE /api/categories/{food}?moveExpensesTo=", "moveExpensesTo",
            "{food}", "999999", "0", "-1", "gas", "1.0", "2147483648", "")
            .Select(input => input.Named($"a move to {input.Request.Split('=')[1]}")),
        Query("DELETE /api/categories/{food}?moveTo={gas}", "moveTo"),
        Query("DELETE /api/categories/{food}?force=true", "force"),
    ];

    private static BadInput[] Paging =>
    [
        .. EachQuery("GET /api/users?limit=", "limit",
            "0", "-1", "501", "x", "%2B1", "1.0", "0x10", "1e1", "%201", "%D9%A1", "%EF%BC%91", "99999999999", ""),
        Query("GET /api/users?limit=1&limit=2", "limit"),
        Query("GET /api/users?Limit=1", "Limit"),
        Query("GET /api/users?include=expenses&limit=101", "limit"),
        Query("GET /api/categories?limit=501", "limit"),
        Query("GET /api/expenses?limit=0", "limit"),
        Query("GET /api/users/{alice}/expenses?limit=501", "limit"),
        Query("GET /api/categories/{food}/expenses?limit=0", "limit"),
        Query("GET /api/users?cursor=", "cursor"),
        Query("GET /api/users?cursor=1", "cursor"),
        Query("GET /api/categories?cursor=null", "cursor"),
        Query("GET /api/expenses?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor").Named("a cursor of zeros"),
        Query("GET /api/expenses?cursor=%00", "cursor"),
        .. EachQuery("GET /api/expenses?userId={alice}&cursor=", "cursor",
            Times(32, "%00"), Times(32, "!"), Times(32, "%20"), Times(32, "="), Times(32, "%C3%A9"), Times(31, "A") + "%0A")
            .Select((input, index) => input.Named($"a cursor of the right length, {index}")),
        Query("GET /api/expenses?cursor={cursor}A", "cursor"),
        Query("GET /api/expenses?cursor=A{cursor}", "cursor"),
        Query("GET /api/expenses?cursor={changedCursor}", "cursor"),
        Query("GET /api/expenses?cursor={cursor}&cursor={cursor}", "cursor"),
        Query("GET /api/expenses?sort=date&cursor={cursor}", "cursor"),
        Query("GET /api/expenses?userId={alice}&cursor={cursor}", "cursor"),
        Query("GET /api/users?cursor={cursor}", "cursor"),
        Query("GET /api/users/{alice}/expenses?cursor={cursor}", "cursor"),
        Query("GET /api/expenses?offset=10", "offset"),
        Query("GET /api/expenses?page=2", "page"),
        Query("GET /api/expenses?page=1&limit=0", "limit", "page"),
        Query("GET /api/expenses?filter=1&from=2026-02-01&to=2026-01-01", "filter", "from"),
        Query("GET /api/expenses?page.limit=1", "page.limit"),
        Query("GET /api/expenses?limit=0&cursor=x&sort=up&x=1", "cursor", "limit", "sort", "x"),
    ];

    private static BadInput[] Filters =>
    [
        Query("GET /api/users?q=", "q"),
        Query("GET /api/users?q=%20", "q"),
        Query("GET /api/users?q=%00", "q"),
        Query("GET /api/users?q=a&q=b", "q"),
        Query("GET /api/users?include=", "include"),
        Query("GET /api/users?include=everything", "include"),
        Query("GET /api/users?include=Expenses", "include"),
        Query("GET /api/users?include=expenses&include=expenses", "include"),
        Query("GET /api/users?include=expenses,categories", "include"),
        Query("GET /api/users?from=2026-01-01&to=2026-01-31", "from", "to"),
        Query("GET /api/users?include=expenses&to=2026-02-30", "to"),
        Query("GET /api/users?include=expenses&from=2026-02-01&to=2026-01-01", "from").Named("users from after to"),
        .. EachQuery("GET /api/categories?q=", "q", "", "%20", "%00", "a&q=b"),
        .. EachQuery("GET /api/categories?name=", "name", "", "%20", "%0A", "a&name=b"),
        Query($"GET /api/categories?q={new string('x', 51)}&name={new string('x', 51)}", "name", "q")
            .Named("categories by 51 characters"),
        Query("GET /api/categories?Name=Food&color=red", "Name", "color"),
        Query("GET /api/categories?q=food&cursor={cursor}", "cursor"),
        Query("GET /api/export/expenses.csv?userId=999999&category=Nothing&categoryId=999999", "userId", "category", "categoryId"),
        Query("GET /api/export/expenses.csv?limit=5&cursor={cursor}&include=user", "limit", "cursor", "include"),
        Query("GET /api/export/expenses.csv?from=2026-02-30&sort=name&q=%00&minAmount=-1", "from", "sort", "q", "minAmount"),
        Query("GET /api/export/expenses.csv?from=2026-02-01&to=2026-01-01", "from"),
        .. EachQuery("GET /api/export/expenses.csv?bom=", "bom", "", "yes", "True", "1", "true&bom=true"),
        Query("GET /api/export/ledger.ndjson?userId={alice}", "userId"),
        Query("GET /api/expenses?userId=-1", "userId"),
        Query("GET /api/expenses?userId=alice", "userId"),
        Query("GET /api/expenses?userId=", "userId"),
        Query("GET /api/expenses?userId={alice}&userId={bob}", "userId"),
        Query("GET /api/expenses?userid={alice}", "userid"),
        Query("GET /api/expenses?categoryId={food}&categoryId=x", "categoryId"),
        Query("GET /api/expenses?categoryId={food}&categoryId=", "categoryId"),
        Query("GET /api/expenses?categoryId={food},{gas}", "categoryId"),
        Query("GET /api/expenses?categoryId[]={food}", "categoryId[]"),
        Query("GET /api/expenses?categoryId[0]={food}", "categoryId[0]"),
        Query("GET /api/expenses?category=", "category"),
        Query("GET /api/expenses?category=Food&category=", "category"),
        Query("GET /api/expenses?category=%0A%00", "category"),
        Query("GET /api/expenses?sort=", "sort"),
        Query("GET /api/expenses?sort=name", "sort"),
        Query("GET /api/expenses?sort=-DATE", "sort"),
        Query("GET /api/expenses?sort=%2Bdate", "sort"),
        Query("GET /api/expenses?sort=date&sort=amount", "sort"),
        Query("GET /api/expenses?sort=date,amount", "sort"),
        .. EachQuery("GET /api/expenses?from=", "from",
            "", "now", "2026", "2026-01", "2026-1-2", "01/02/2026", "2026-02-30", "2026-01-31T00:00:00Z", "20260131"),
        Query("GET /api/expenses?to=%202026-01-31", "to"),
        Query("GET /api/expenses?to=2026-01-31%00", "to"),
        Query("GET /api/expenses?from=2026-02-01&to=2026-01-01", "from"),
        .. EachQuery("GET /api/expenses?minAmount=", "minAmount",
            "", "1,000", "0x10", "1.234", "1.000", ".5", "5.", "1e2", "-1", "%2B1", "%201", "1%00", "NaN", "1.50 €"),
        Query("GET /api/expenses?maxAmount=100000000", "maxAmount"),
        Query("GET /api/expenses?maxAmount=79228162514264337593543950336", "maxAmount")
           .Named("maxAmount beyond decimal"),
        Query("GET /api/expenses?minAmount=2&maxAmount=1", "minAmount"),
        Query("GET /api/expenses?q=", "q"),
        Query("GET /api/expenses?q=%00", "q"),
        Query("GET /api/expenses?q=a%1Fb", "q"),
        Query("GET /api/expenses?q=%E2%80%8B", "q"),
        Query("GET /api/expenses?category=%C2%AD", "category"),
        Query("GET /api/expenses?q=a&q=b", "q"),
        Query($"GET /api/expenses?q={new string('x', 201)}", "q").Named("q of 201 characters"),
        Query($"GET /api/expenses?category={new string('x', 51)}", "category").Named("a category of 51 characters"),
        Query($"GET /api/users?q={new string('x', 101)}", "q").Named("a user q of 101 characters"),
        Query("GET /api/expenses?userId=x&categoryId=x&from=x&to=x&minAmount=x&maxAmount=x&q=%00&category=%00&x=x",
            "category", "categoryId", "from", "maxAmount", "minAmount", "q", "to", "userId", "x").Named("all filters"),
        Query("GET /api/users/{alice}/expenses?userId={alice}", "userId"),
        Query("GET /api/users/{alice}/expenses?from=x", "from"),
        Query("GET /api/users/{alice}/expenses?include=category", "include"),
        Query("GET /api/categories/{food}/expenses?categoryId=1", "categoryId"),
        Query("GET /api/categories/{food}/expenses?category=Food", "category"),
        Query("GET /api/categories/{food}/expenses?sort=up", "sort"),
        Query("GET /api/expenses?userId=999999", "userId"),
        Query("GET /api/expenses?categoryId=999999", "categoryId"),
        Query("GET /api/expenses?categoryId={food}&categoryId=999999", "categoryId"),
        Query("GET /api/expenses?category=Dining", "category"),
        Query("GET /api/expenses?categoryId={food}&category=Dining", "category"),
        Query("GET /api/expenses?userId=999999&categoryId=999999&category=Dining", "category", "categoryId", "userId"),
        Query("GET /api/users/{alice}/expenses?category=Dining", "category"),
        Query("GET /api/categories/{food}/expenses?userId=999999", "userId"),
        Query("GET /api/reports/spending?groupBy=month&userId=999999", "userId"),
        Query("GET /api/reports/spending?groupBy=month&categoryId={food}&categoryId=999999", "categoryId"),
        Query("GET /api/reports/spending?groupBy=month&category=Dining", "category"),
    ];

    private static BadInput[] Reports =>
    [
        Query("GET /api/reports/spending", "groupBy"),
        Query("GET /api/reports/spending?groupBy=", "groupBy"),
        Query("GET /api/reports/spending?groupBy=week", "groupBy"),
        Query("GET /api/reports/spending?groupBy=Month", "groupBy"),
        Query("GET /api/reports/spending?groupBy=0", "groupBy"),
        Query("GET /api/reports/spending?groupBy=day,user", "groupBy"),
        Query("GET /api/reports/spending?groupBy=day&groupBy=", "groupBy"),
        Query("GET /api/reports/spending?groupBy=day&groupBy=day", "groupBy"),
        Query("GET /api/reports/spending?groupBy=day&groupBy=user&groupBy=year", "groupBy")
            .Named("a report grouped by three"),
        Query("GET /api/reports/spending?groupBy=day&limit=5", "limit"),
        Query("GET /api/reports/spending?groupBy=day&sort=date", "sort"),
        Query("GET /api/reports/spending?groupby=day", "groupby"),
        Query("GET /api/reports/spending?from=x", "from", "groupBy"),
        Query("GET /api/reports/spending?groupBy=day&from=2026-02-01&to=2026-01-01", "from")
            .Named("report from after to"),
        Query("GET /api/reports/spending?groupBy=day&minAmount=1.001", "minAmount").Named("report of a bad amount"),
        Query("GET /api/reports/spending?groupBy=day&userId=me", "userId").Named("report of a bad user"),
        .. EachQuery("GET /api/reports/spending?groupBy=day&fill=", "fill", "", "yes", "1", "True", "TRUE", "%20true", "true&fill=true"),
        Query("GET /api/reports/spending?groupBy=category&fill=true", "fill"),
        Query("GET /api/reports/spending?groupBy=category&groupBy=user&fill=true", "fill"),
        Query("GET /api/reports/spending?groupBy=week&fill=x&limit=1", "fill", "groupBy", "limit"),
        Query("GET /api/reports/spending?fill=true", "groupBy"),
        Query("GET /api/users/{alice}/summary?from=31.01.2026", "from"),
        Query("GET /api/users/{alice}/summary?to=", "to"),
        Query("GET /api/users/{alice}/summary?groupBy=day", "groupBy"),
        Query("GET /api/users/{alice}/summary?from=2026-02-01&to=2026-01-01", "from").Named("summary from after to"),
        Query("GET /api/users/{alice}/summary?from=2026-01-01&from=2026-01-02", "from").Named("summary from twice"),
    ];

    private static BadInput[] Imports =>
    [
        Form("no file", "POST /api/users/{alice}/imports", "", "file"),
        Form("an empty file", "POST /api/users/{alice}/imports", FilePart(""), "file"),
        Form("a picture for a statement", "POST /api/users/{alice}/imports", FilePart("GIF89a"), "file"),
        Form("two files", "POST /api/users/{alice}/imports", FilePart(Statement) + FilePart(Statement), "file"),
        Form("an unknown option", "POST /api/users/{alice}/imports", FilePart(Statement) + Part("dateformat", "x"), "dateformat"),
        Form("a wrong format", "POST /api/users/{alice}/imports", FilePart(Statement) + Part("format", "xls"), "format"),
        Form("an unknown default category", "POST /api/users/{alice}/imports", FilePart(Statement) + Part("defaultCategoryId", "999999"),
            "defaultCategoryId"),
        Form("several wrong options", "POST /api/users/{alice}/imports", Part("sign", "-") + Part("header", "1") + Part("userId", "{bob}"),
            "file", "header", "sign", "userId"),
        Body("a form that is cut off", "POST /api/users/{alice}/imports", "--part\r\nContent-Disposition: form-data; name=\"fi", "$")
            with { ContentType = "multipart/form-data; boundary=part" },
        Body("a form without a boundary", "POST /api/users/{alice}/imports", FilePart(Statement), "$")
            with { ContentType = "multipart/form-data" },
        new BadInput("an upload to nobody", "POST /api/users/999999/imports", FilePart(Statement) + "--part--\r\n", 404, "/problems/not-found")
            with { ContentType = "multipart/form-data; boundary=part" },
        Query("GET /api/users/{alice}/imports?state=preview", "state"),
        Query("GET /api/users/{alice}/imports?limit=501", "limit"),
        NotFound("GET /api/users/999999/imports"),
        NotFound("GET /api/imports/999999"),
        NotFound("GET /api/imports/x"),
        NotFound("GET /api/imports/999999/rows"),
        NotFound("DELETE /api/imports/999999"),
        NotFound("POST /api/imports/999999/commit", "{}"),
        NotFound("PUT /api/imports/999999/options", "{}"),
        NotFound("PUT /api/imports/999999/rows", """[{"number":1}]"""),
        .. EachQuery("GET /api/imports/{import}/rows?status=", "status", "", "New", "notspending", "1", "new,match"),
        Query("GET /api/imports/{import}/rows?cursor={cursor}", "cursor"),
        .. EachQuery("DELETE /api/imports/{import}?changed=", "changed", "", "true", "Keep"),
        .. EachOf("PUT /api/imports/{import}/options", "format", """ "CSV" 1 "" "xls" """),
        .. EachOf("PUT /api/imports/{import}/options", "delimiter", """ "" ";;" 1 """),
        .. EachOf("PUT /api/imports/{import}/options", "header", """ "true" 1 """),
        .. EachOf("PUT /api/imports/{import}/options", "dateFormat", """ "" 1 "yyyy" """),
        .. EachOf("PUT /api/imports/{import}/options", "decimalSeparator", """ "" "." """).Take(1),
        .. EachOf("PUT /api/imports/{import}/options", "sign", """ "minus" "" """),
        .. EachOf("PUT /api/imports/{import}/options", "dateColumn", """ "None" "99" """),
        .. EachOf("PUT /api/imports/{import}/options", "encoding", """ "klingon" """),
        .. EachOf("PUT /api/imports/{import}/options", "defaultCategoryId", """ 999999 "1" 1.5 """),
        .. EachOf("PUT /api/imports/{import}/options", "file", """ "x" """),
        .. EachOf("POST /api/imports/{import}/commit", "matches", """ "LINK" true "" """),
        .. EachOf("POST /api/imports/{import}/commit", "deleted", """ true "yes" """),
        .. EachOf("POST /api/imports/{import}/commit", "allowCurrency", """ "true" 1 """),
        .. EachOf("POST /api/imports/{import}/commit", "force", """ true """),
        Body("no change of rows", "PUT /api/imports/{import}/rows", "[]", "$"),
        Body("1001 changes of rows", "PUT /api/imports/{import}/rows", $"[{string.Join(',', Enumerable.Repeat("{\"number\":1}", 1001))}]", "$"),
        Body("a change of no row", "PUT /api/imports/{import}/rows", """[{"number":1},{"skip":true}]""", "[1].number"),
        Body("a change of a row that is not there", "PUT /api/imports/{import}/rows", """[{"number":1,"skip":true},{"number":0}]""", "[1].number"),
        Body("a row changed twice", "PUT /api/imports/{import}/rows", """[{"number":1},{"number":1}]""", "[1].number"),
        Body("all fields of a change", "PUT /api/imports/{import}/rows",
            """[{"number":"","categoryId":"","description":"","skip":"","amount":1}]""",
            "[0].amount", "[0].categoryId", "[0].description", "[0].number", "[0].skip"),
        Body("null in a change", "PUT /api/imports/{import}/rows", """[{"number":1,"categoryId":null,"description":null,"skip":null}]""",
            "[0].categoryId", "[0].description", "[0].skip"),
        Body("an unknown category of a row", "PUT /api/imports/{import}/rows", """[{"number":1,"categoryId":999999}]""", "[0].categoryId"),
        new("a commit without categories", "POST /api/imports/{import}/commit", "{}", 409, "/problems/import-incomplete"),
        .. EachQuery("GET /api/expenses?importId=", "importId", "", "x", "999999", "-1"),
        Query("GET /api/users/{alice}/expenses?importId=999999", "importId"),
        Query("GET /api/reports/spending?groupBy=day&importId=999999", "importId"),
    ];

    private static BadInput[] Budgets =>
    [
        Body("no field of a budget", "POST /api/budgets", "{}", "limit", "period", "startsOn", "userId"),
        Body("no field of a budget's PUT", "PUT /api/budgets/{budget}", "{}", "alertAt", "endsOn", "rollover", "rolloverCap"),
        Body("no field of a limit", "PUT /api/budgets/{budget}/limits/2026-01-31", "{}", "limit"),
        .. Each("POST /api/budgets", "userId", """ 0 -1 999999 null "1" 1.5 """),
        .. Each("POST /api/budgets", "categoryId", """ 0 -1 999999 "Food" 1.5 [1] """),
        .. Each("POST /api/budgets", "period", """ null 1 "" "Month" "day" "month\u0020" "1" ["month"] """),
        .. Each("POST /api/budgets", "startsOn", """ null "" "2026-02-30" "2026-1-1" "0000-01-01" "10000-01-01" 20260101 """),
        .. Each("POST /api/budgets", "endsOn", """ "" "2025-12-31" "0001-01-01" "2026-02-29" "10000-01-01" 1 """),
        .. Each("POST /api/budgets", "limit", """ null -0.01 100000000 0.001 1.000 "1" 1e400 """),
        .. Each("POST /api/budgets", "rollover", """ null 0 "FULL" "all" true """),
        .. Each("POST /api/budgets", "rolloverCap", """ -1 100000000 99999999.991 "1" true """),
        .. Each("POST /api/budgets", "alertAt", """ null 0 101 -80 80.5 "80" """),
        .. Each("POST /api/budgets", "amount", """ 1 """),
        .. Each("POST /api/budgets", "version", """ 1 """),
        Body("neither user nor category of a budget", "POST /api/budgets",
            """{"userId":999999,"categoryId":999999,"period":"week","startsOn":"2026-01-01","limit":1}""", "categoryId", "userId"),
        Body("all fields of a budget", "POST /api/budgets",
            """{"userId":"","categoryId":"","period":"","startsOn":"","endsOn":"","limit":"","rollover":"","rolloverCap":"","alertAt":""}""",
            "alertAt", "categoryId", "endsOn", "limit", "period", "rollover", "rolloverCap", "startsOn", "userId"),
        .. Each("PUT /api/budgets/{budget}", "endsOn", """ "2026-01-30" "2026-02-30" "" 1 """),
        .. Each("PUT /api/budgets/{budget}", "rollover", """ null "Full" 2 """),
        .. Each("PUT /api/budgets/{budget}", "rolloverCap", """ -0.01 0.005 "1" """),
        .. Each("PUT /api/budgets/{budget}", "alertAt", """ null 0 101 1e1 """),
        .. Each("PUT /api/budgets/{budget}", "limit", """ 1 """),
        .. Each("PUT /api/budgets/{budget}", "startsOn", """ "2026-01-31" """),
        .. Each("PUT /api/budgets/{budget}/limits/2026-01-31", "limit", """ null -1 100000000 0.001 "1" true """),
        .. Each("PUT /api/budgets/{budget}/limits/2026-01-31", "from", """ "2026-01-31" """),
        .. NoFirstDays.SelectMany(day => new[]
        {
            Body($"a limit from {day}", $"PUT /api/budgets/{{budget}}/limits/{day}", """{"limit":1}""", "from"),
            Query($"DELETE /api/budgets/{{budget}}/limits/{day}", "from"),
        }),
        Query("DELETE /api/budgets/{budget}/limits/2026-01-31", "from"),
        NotFound("DELETE /api/budgets/{budget}/limits/2026-02-28"),
        NotFound("DELETE /api/budgets/999999/limits/2026-02-28"),
        NotFound("PUT /api/budgets/999999/limits/2026-02-28", """{"limit":1}"""),
        NotFound("GET /api/budgets/999999"),
        NotFound("GET /api/budgets/x"),
        NotFound("GET /api/budgets/999999/periods"),
        NotFound("GET /api/users/999999/budgets"),
        NotFound("GET /api/users/999999/budgets?categoryId=999999").Named("budgets of nobody on nothing"),
        NotFound("PUT /api/budgets/999999", Json("PUT /api/budgets/1")),
        NotFound("DELETE /api/budgets/999999"),
        new("a second budget", "POST /api/budgets", Json("POST /api/budgets", "startsOn", "\"2024-02-29\""), 409, "/problems/budget-exists"),
        new("a second budget on everything", "POST /api/budgets",
            """{"userId":{alice},"categoryId":null,"period":"year","startsOn":"2024-02-29","limit":1}""", 409, "/problems/budget-exists"),
        .. EachQuery("GET /api/users/{alice}/budgets?on=", "on", "", "today", "2026-02-30", "01/02/2026", "0000-01-01"),
        .. EachQuery("GET /api/users/{alice}/budgets?period=", "period", "", "Month", "day", "1", "month,week"),
        .. EachQuery("GET /api/users/{alice}/budgets?categoryId=", "categoryId", "", "x", "-1", "999999", "2147483648"),
        Query("GET /api/users/{alice}/budgets?on=2026-01-01&on=2026-01-02", "on"),
        Query("GET /api/users/{alice}/budgets?limit=501", "limit"),
        Query("GET /api/users/{alice}/budgets?cursor={cursor}", "cursor"),
        Query("GET /api/users/{alice}/budgets?from=2026-01-01", "from"),
        Query("GET /api/budgets/{budget}?on=x", "on"),
        Query("GET /api/budgets/{budget}?period=month", "period"),
        Query("GET /api/budgets/{budget}/periods?on=2026-02-30", "on"),
        Query("GET /api/budgets/{budget}/periods?limit=0", "limit"),
        Query("GET /api/budgets/{budget}/periods?cursor={cursor}", "cursor"),
        Query("DELETE /api/budgets/{budget}?force=true", "force"),
        .. EachStale("PUT /api/budgets/{budget}", "\"9\"", "W/\"1\""),
        .. EachStale("PUT /api/budgets/{budget}/limits/2026-01-31", "\"9\"", "W/\"1\""),
        .. EachStale("DELETE /api/budgets/{budget}", "\"9\"", "W/\"1\""),
        .. EachStale("DELETE /api/budgets/{budget}/limits/2026-01-31", "\"9\"", "W/\"1\""),
        Stale("DELETE /api/budgets/999999", "*"),
        Stale("PUT /api/budgets/999999/limits/2026-01-31", "*"),
        BadHeader("PUT /api/budgets/{budget}", "If-Match", "1"),
        BadHeader("POST /api/budgets", "Idempotency-Key", "a b"),
        Reused("a key used for no budget", "POST /api/budgets"),
        NotJson("POST /api/budgets", "text/plain"),
        NotJson("PUT /api/budgets/{budget}/limits/2026-01-31", "text/plain"),
        NotAcceptable("GET /api/budgets/{budget}", "text/html"),
        NotAcceptable("GET /api/users/{alice}/budgets", "text/csv"),
        NotAcceptable("GET /api/users/{alice}/budgets", "application/json;q=0, */*"),
        .. WrongMethods("/api/budgets", "GET", "PUT", "DELETE"),
        .. WrongMethods("/api/budgets/{budget}", "POST"),
        .. WrongMethods("/api/budgets/{budget}/periods", "POST", "DELETE"),
        .. WrongMethods("/api/budgets/{budget}/limits/2026-01-31", "GET", "POST"),
        .. WrongMethods("/api/users/{alice}/budgets", "POST", "DELETE"),
    ];

    private static BadInput[] Queries =>
    [
        Query("GET /api/users?bogus=1", "bogus"),
        Query("GET /api/users?bogus", "bogus"),
        Query("GET /api/users?a=1&b=2&a=3", "a", "b"),
        Query("GET /api/users??limit=1", "?limit"),
        Query("GET /api/users?limit=1;q=a", "limit"),
        Query("GET /api/users/999999?x=1", "x"),
        Query("GET /api/expenses?groupBy=day", "groupBy"),
        Query("GET /api/expenses?from=2026-02-01&to=2026-01-01&minAmount=x&limit=0", "from", "limit", "minAmount"),
        Query("GET /api/reports/spending?fill=true&groupBy=week&from=2026-02-01&to=2026-01-01", "fill", "from", "groupBy"),
        Query("GET /api/expenses?description=Lunch", "description"),
        Query("GET /api/users/{alice}?q=x", "q"),
        Query("GET /api/users/{alice}?include=categories", "include"),
        Query("GET /api/users/{alice}?include=", "include"),
        Query("GET /api/users/{alice}?id={bob}", "id"),
        Query("GET /api/categories/{food}?include=expenses", "include"),
        Query("GET /api/expenses/{expense}?include=user", "include"),
        Query("DELETE /api/users/{alice}?cascade=false", "cascade"),
        Query("DELETE /api/expenses/{expense}?id=1", "id"),
        Query("DELETE /api/users/{alice}/expenses/{expense}?x=1", "x"),
        Body("a parameter of a POST", "POST /api/categories?color=red", """{"name":"x"}""", "color"),
        Body("a parameter of a PUT", "PUT /api/users/{alice}?id={bob}", """{"email":"a@b","name":"A"}""", "id"),
        Body("a parameter that is a field", "POST /api/expenses?amount=1", Expense(), "amount"),
    ];

    private static BadInput[] Addresses =>
    [
        NotFound("GET /nothing/here"),
        NotFound("GET /api"),
        NotFound("GET /api/user"),
        NotFound("GET /api/users/{alice}/categories"),
        NotFound("GET /api/categories/{food}/users"),
        NotFound("GET /api/reports"),
        NotFound("GET /api/reports/income?groupBy=day"),
        NotFound("GET /api/v1/users"),
        NotFound("GET /api/users/{alice}/expenses/{expense}/user"),
        NotFound("GET /api/users%2F{alice}"),
        NotFound("GET /health"),
        NotFound("GET /favicon.ico"),
        NotFound("GET /appsettings.json"),
        NotFound("GET /data/budget.db"),
        NotFound("GET /%2e%2e%2fappsettings.json"),
        NotFound("GET /swagger/v2/swagger.json"),
        NotFound("GET /swagger/nothing.js"),
        NotFound("POST /api/transfers", "{}"),
    ];

    private static BadInput[] Methods =>
    [
        .. WrongMethods("/api/users", "PUT", "PATCH", "DELETE", "TRACE", "BREW"),
        .. WrongMethods("/api/users/{alice}", "POST"),
        .. WrongMethods("/api/users/{alice}/expenses", "POST", "PUT", "DELETE"),
        .. WrongMethods("/api/users/{alice}/expenses/{expense}", "GET", "PUT", "PATCH"),
        .. WrongMethods("/api/users/{alice}/summary", "POST", "DELETE"),
        .. WrongMethods("/api/categories", "PUT", "DELETE"),
        .. WrongMethods("/api/categories/{food}", "POST"),
        .. WrongMethods("/api/categories/{food}/expenses", "POST", "DELETE"),
        .. WrongMethods("/api/expenses", "PUT", "PATCH", "DELETE"),
        .. WrongMethods("/api/expenses/{expense}", "POST"),
        .. WrongMethods("/api/expenses/batch", "GET", "PUT", "PATCH", "DELETE"),
        .. WrongMethods("/api/reports/spending", "POST"),
        .. WrongMethods("/", "POST"),
        .. WrongMethods("/health/live", "POST"),
        .. WrongMethods("/health/ready", "DELETE"),
        .. WrongMethods("/swagger/v1/swagger.json", "POST"),
    ];

    private static BadInput[] MediaTypes =>
    [
        NotAcceptable("GET /api/users", "text/html"),
        NotAcceptable("GET /api/users", "application/json;q=0"),
        NotAcceptable("GET /api/users", "*/*;q=0"),
        NotAcceptable("GET /api/expenses/{expense}", "text/xml"),
        NotAcceptable("GET /api/reports/spending", "text/csv"),
        NotAcceptable("GET /api/export/expenses.csv", "application/json"),
        NotAcceptable("GET /api/export/expenses.csv", "text/csv;q=0, */*;q=0"),
        NotAcceptable("GET /api/export/ledger.ndjson", "text/*"),
        NotAcceptable("GET /api/export/ledger.ndjson", "application/json"),
        NotAcceptable("POST /api/users", "text/*, image/png"),
        NotAcceptable("PUT /api/users/{alice}", "text/*, image/png"),
        NotAcceptable("DELETE /api/expenses/{expense}", "image/png"),
        NotAcceptable("DELETE /api/categories/{gas}", "text/html"),
        NotJson("POST /api/users", "application/x-www-form-urlencoded"),
        NotJson("POST /api/users", "text/plain"),
        NotJson("POST /api/users", "text/json"),
        NotJson("POST /api/users", "application/xml"),
        NotJson("POST /api/users", "application/*"),
        NotJson("POST /api/users", "json"),
        NotJson("POST /api/users", null),
        NotJson("PUT /api/users/{alice}", "text/plain"),
        NotJson("POST /api/categories", "application/octet-stream"),
        NotJson("POST /api/expenses", "text/javascript"),
        NotJson("POST /api/expenses/batch", "text/csv"),
        NotJson("POST /api/expenses/batch", "application/x-ndjson"),
    ];

    private static BadInput[] Conditions =>
    [
        .. EachHeader("PUT /api/users/{alice}", "If-Match",
            "1", "\"1", "1\"", "'1'", "**", "W/*", "W/1", "\"1\", x", ","),
        .. EachHeader("PUT /api/categories/{food}", "If-Match", "1", "\"9\"\"1\""),
        BadHeader("PUT /api/expenses/{expense}", "If-Match", "1"),
        .. EachHeader("DELETE /api/users/{alice}", "If-Match", "1", "v1"),
        BadHeader("DELETE /api/categories/{gas}", "If-Match", "1"),
        BadHeader("DELETE /api/expenses/{expense}", "If-Match", "1"),
        .. EachHeader("GET /api/users/{alice}", "If-None-Match", "1", "\"1", "W/1", "'1'", "\"1\" \"2\""),
        BadHeader("GET /api/expenses", "If-None-Match", "x"),
        .. EachStale("PUT /api/users/{alice}",
            "\"9\"", "\"\"", "\"01\"", "\"-1\"", "W/\"1\"", "w/\"1\"", "\"8\", \"9\", W/\"1\""),
        .. EachStale("PUT /api/categories/{food}", "\"9\"", "W/\"1\""),
        .. EachStale("PUT /api/expenses/{expense}", "\"9\"", "W/\"1\""),
        .. EachStale("DELETE /api/users/{alice}", "\"9\"", "W/\"1\""),
        .. EachStale("DELETE /api/categories/{food}", "\"9\"", "W/\"1\""),
        .. EachStale("DELETE /api/expenses/{expense}", "\"9\"", "W/\"1\""),
        Stale("DELETE /api/users/{alice}/expenses/{expense}", "W/\"1\"").Named("a weak removal"),
        Stale("PUT /api/users/999999", "*"),
        Stale("PUT /api/categories/999999", "*"),
        Stale("PUT /api/expenses/999999", "*"),
        Stale("DELETE /api/users/999999", "*"),
        Stale("DELETE /api/categories/999999", "*"),
        Stale("DELETE /api/expenses/999999", "*"),
        Stale("DELETE /api/users/{alice}/expenses/{concert}", "*"),
        Stale("DELETE /api/categories/{food}?moveExpensesTo={gas}", "\"9\"").Named("a stale move"),
        NotFound("DELETE /api/expenses/999999").Named("nothing to match").Sending("If-Match", "\"1\""),
        Body("a stale tag and a bad body", "PUT /api/users/{alice}", "{}", "email", "name")
            .Sending("If-Match", "\"9\""),
        Body("errors in all parts", "PUT /api/users/{alice}?x=1", "{}", "If-Match", "email", "name", "x")
            .Sending("If-Match", "1"),
    ];

    private static BadInput[] IdempotencyKeys =>
    [
        .. EachHeader("POST /api/users", "Idempotency-Key", "\"\"", "\" \"", "a b", "a\tb", "kéy", "a\u007f", "🔑"),
        BadHeader("POST /api/users", "Idempotency-Key", new string('k', 256))
            .Named("an Idempotency-Key of 256"),
        BadHeader("POST /api/categories", "Idempotency-Key", "\"\""),
        BadHeader("POST /api/expenses", "Idempotency-Key", "a b"),
        BadHeader("POST /api/expenses/batch", "Idempotency-Key", "ключ"),
        Reused("a key used for another body", "POST /api/categories"),
        Reused("a key used for another address", "POST /api/users"),
        Reused("a key used for no expense", "POST /api/expenses"),
        Reused("a key used for no batch", "POST /api/expenses/batch"),
        Body("a used key and a bad body", "POST /api/categories", "{", "$").Sending("Idempotency-Key", "used"),
        Body("a new key and a bad body", "POST /api/categories", "{}", "name").Sending("Idempotency-Key", "new"),
        Taken("a new key and a taken name", "POST /api/categories", """{"name":"{foodName}"}""", "name")
            .Sending("Idempotency-Key", "new"),
        NotJson("POST /api/categories", "text/plain").Named("a new key and no JSON").Sending("Idempotency-Key", "new"),
    ];

    private static BadInput Body(string name, string request, string body, params string[] fields) =>
        new(name, request, body, 400, "/problems/invalid-request", fields);

    private const string Statement = "Date,Payee,Amount\r\n2026-01-30,Shop,-12.50\r\n";

    private static string FilePart(string content) =>
        $"--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{content}\r\n";

    private static string Part(string name, string value) =>
        $"--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static BadInput Form(string name, string request, string parts, params string[] fields) =>
        Body(name, request, parts + "--part--\r\n", fields) with { ContentType = "multipart/form-data; boundary=part" };

    // A body with this one field alone.
    private static IEnumerable<BadInput> EachOf(string request, string field, string values) =>
        values.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => Body($"{request}, {field}: {value}", request, $"{{\"{field}\":{value}}}", field));

    private static BadInput Query(string request, params string[] parameters) =>
        new(request, request, null, 400, "/problems/invalid-request", parameters);

    private static IEnumerable<BadInput> EachQuery(string request, string parameter, params string[] values) =>
        values.Select(value => Query(request + value, parameter));

    private static IEnumerable<BadInput> EachHeader(string request, string header, params string[] values) =>
        values.Select(value => BadHeader(request, header, value));

    private static BadInput BadHeader(string request, string header, string value) =>
        new BadInput(
            $"{request}, {header}: {value}", request, BodyOf(request), 400, "/problems/invalid-request", header)
            .Sending(header, value);

    private static IEnumerable<BadInput> EachStale(string request, params string[] tags) =>
        tags.Select(tag => Stale(request, tag));

    private static BadInput Stale(string request, string tag) =>
        new BadInput($"{request} if {tag}", request, BodyOf(request), 412, "/problems/precondition-failed")
            .Sending("If-Match", tag);

    private static BadInput Reused(string name, string request) =>
        new BadInput(name, request, Json(request), 422, "/problems/idempotency-key-reused")
            .Sending("Idempotency-Key", "used");

    private static IEnumerable<BadInput> WrongMethods(string path, params string[] methods) =>
        methods.Select(method => $"{method} {path}")
            .Select(request => new BadInput(request, request, null, 405, "/problems/method-not-allowed"));

    private static BadInput NotFound(string request, string? body = null) =>
        new(request, request, body, 404, "/problems/not-found");

    private static BadInput Taken(string name, string request, string body, string field) =>
        new(name, request, body, 409, $"/problems/{field}-taken", field);

    private static BadInput NotAcceptable(string request, string accept) =>
        new BadInput($"{request}, Accept: {accept}", request, BodyOf(request), 406, "/problems/not-acceptable")
            .Sending("Accept", accept);

    private static BadInput NotJson(string request, string? contentType) =>
        new($"{request}, {contentType ?? "no type"}", request, Json(request), 415, "/problems/unsupported-media-type")
        {
            ContentType = contentType,
        };

    private static IEnumerable<BadInput> Each(string request, string field, string values) =>
        values.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => Body($"{request}, {field}: {value}", request, Json(request, field, value), field));

    private static BadInput Long(string request, string field, int length, string character) =>
        Body($"{request}, {field}: {length} {character}", request,
            Json(request, field, $"\"{string.Concat(Enumerable.Repeat(character, length))}\""), field);

    private static string? BodyOf(string request) => request[0] == 'P' ? Json(request) : null;

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    private static string Batch(params string[] rows) => $"[{string.Join(',', rows)}]";

    private static string Expense(string field = "amount", string value = "12.50") =>
        Json("POST /api/expenses", field, value);

    /// <summary>A body that is right for the request but for one field.</summary>
    private static string Json(string request, string? field = null, string value = "")
    {
        var fields = request.Split('/')[2] switch
        {
            "users" => new Dictionary<string, string> { ["email"] = "\"new@example.com\"", ["name"] = "\"New\"" },
            "categories" => new() { ["name"] = "\"New\"", ["color"] = "\"#000000\"" },
            _ when request.Contains("/limits/") => new() { ["limit"] = "1" },
            "budgets" when request[1] == 'U' => new()
            {
                ["endsOn"] = "null",
                ["rollover"] = "\"full\"",
                ["rolloverCap"] = "null",
                ["alertAt"] = "80",
            },
            "budgets" => new()
            {
                ["userId"] = "{alice}",
                ["categoryId"] = "{food}",
                ["period"] = "\"month\"",
                ["startsOn"] = "\"2026-01-31\"",
                ["limit"] = "300.00",
            },
            _ => new()
            {
                ["categoryId"] = "{food}",
                ["description"] = "\"New\"",
                ["amount"] = "12.50",
                ["date"] = "\"2026-01-31\"",
            },
        };
        if (request.StartsWith("POST /api/expenses", StringComparison.Ordinal))
            fields["userId"] = "{alice}";

        if (field is not null)
            fields[field] = value;

        var json = $"{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}";

        return request.EndsWith("/batch", StringComparison.Ordinal) ? Batch(json) : json;
    }

    /// <summary>The fields that a problem names: those with errors, or the one that is taken.</summary>
    private static IEnumerable<string> FieldsOf(JsonElement problem)
    {
        if (problem.TryGetProperty("errors", out var errors))
            return errors.EnumerateObject().Select(error => error.Name);

        return problem.TryGetProperty("field", out var field) ? [field.GetString()!] : [];
    }

    /// <summary>A household and how to name what it has.</summary>
    public sealed class HomeApi : BudgetApi
    {
        private Dictionary<string, string>? names;

        internal async Task<HttpRequestMessage> WriteRequestAsync(BadInput input)
        {
            names ??= await CreateNamesAsync();
            var methodAndPath = input.Request.Split(' ', 2);
            var request = new HttpRequestMessage(new HttpMethod(methodAndPath[0]), Fill(methodAndPath[1]));
            if (input.Body is { } body)
            {
                request.Content = new ByteArrayContent(input.Encoding.GetBytes(Fill(body)));
                if (input.ContentType is { } contentType)
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }

            if (input.Header is var (name, value))
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));

            return request;
        }

        /// <summary>Every row as text.</summary>
        internal Task<string> ReadLedgerAsync() => UseDatabaseAsync(async db => JsonSerializer.Serialize(new
        {
            Users = await db.Users.AsNoTracking().OrderBy(u => u.Id).ToListAsync(),
            Categories = await db.Categories.AsNoTracking().OrderBy(c => c.Id).ToListAsync(),
            Expenses = await db.Expenses.AsNoTracking().OrderBy(e => e.Id).ToListAsync(),
            Budgets = await db.Budgets.AsNoTracking().Include(b => b.Limits).OrderBy(b => b.Id).ToListAsync(),
            Imports = await db.Imports.AsNoTracking().OrderBy(i => i.Id).ToListAsync(),
            ImportRows = await db.ImportRows.AsNoTracking().OrderBy(r => r.ImportId).ThenBy(r => r.Number).ToListAsync(),
            Responses = await db.Set<IdempotencyRecord>().AsNoTracking().OrderBy(r => r.Key).ToListAsync(),
        }));

        private string Fill(string text) =>
            names!.Aggregate(text, (filled, name) => filled.Replace($"{{{name.Key}}}", name.Value));

        private async Task<Dictionary<string, string>> CreateNamesAsync()
        {
            var home = await CreateHomeAsync();
            await PostAsync("/api/users", new { email = "zoë@example.com", name = "Zoë" });
            using var cafe = new HttpRequestMessage(HttpMethod.Post, "/api/categories")
            {
                Content = JsonContent.Create(new { name = "Café" }),
                Headers = { { "Idempotency-Key", "used" } },
            };
            (await Client.SendAsync(cafe)).EnsureSuccessStatusCode();
            var budget = await CreateBudgetAsync(home.Alice, home.Food, 300, startsOn: "2026-01-31");
            await CreateBudgetAsync(home.Alice, category: null, 3000, "year");
            var import = (await UploadAsync(home.Alice, Statement)).GetProperty("id");
            var email = (await GetAsync($"/api/users/{home.Alice}")).GetProperty("email").GetString()!;
            var groceries = (await WalkAsync($"/api/users/{home.Alice}/expenses?q=groceries")).Single();
            var concert = (await WalkAsync($"/api/users/{home.Bob}/expenses?q=concert")).Single();
            var cursor = (await GetAsync("/api/expenses?limit=1")).GetProperty("nextCursor").GetString()!;

            return new()
            {
                ["alice"] = $"{home.Alice}",
                ["bob"] = $"{home.Bob}",
                ["food"] = $"{home.Food.Id}",
                ["gas"] = $"{home.Transportation.Id}",
                ["budget"] = $"{budget}",
                ["import"] = $"{import}",
                ["expense"] = $"{groceries.GetProperty("id")}",
                ["concert"] = $"{concert.GetProperty("id")}",
                ["aliceEmail"] = email,
                ["ALICEEMAIL"] = email.ToUpperInvariant(),
                ["foodName"] = home.Food.Name,
                ["FOODNAME"] = home.Food.Name.ToUpperInvariant(),
                ["cursor"] = cursor,
                ["changedCursor"] = cursor[..^1] + (cursor[^1] == 'A' ? 'B' : 'A'),
            };
        }
    }

    /// <param name="Name">What the test list shows.</param>
    /// <param name="Request">Method, path and query string.</param>
    /// <param name="Fields">Exactly those that the problem names.</param>
    internal sealed record BadInput(
        string Name,
        string Request,
        string? Body,
        int Status,
        string Type,
        params string[] Fields)
    {
        public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        public string? ContentType { get; init; } = "application/json";

        public (string Name, string Value)? Header { get; init; }

        public BadInput Named(string name) => this with { Name = name };

        public BadInput Sending(string header, string value) => this with { Header = (header, value) };
    }
}
