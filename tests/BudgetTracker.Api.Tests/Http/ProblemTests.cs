using System.Net;
using System.Text;

namespace BudgetTracker.Api.Tests.Http;

/// <summary>Every error is a problem document with a stable type, and says all that is wrong at once.</summary>
public sealed class ProblemTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("GET", "/nothing/here", 404, "/problems/not-found")]
    [InlineData("GET", "/api/users/999999", 404, "/problems/not-found")]
    [InlineData("GET", "/api/users/abc", 404, "/problems/not-found")]
    [InlineData("GET", "/api/users/99999999999", 404, "/problems/not-found")]
    [InlineData("GET", "/api/expenses/99999999999999999999", 404, "/problems/not-found")]
    [InlineData("DELETE", "/api/expenses/-1", 404, "/problems/not-found")]
    [InlineData("PATCH", "/api/users", 405, "/problems/method-not-allowed")]
    [InlineData("DELETE", "/api/users", 405, "/problems/method-not-allowed")]
    public async Task A_wrong_address_or_method_is_a_problem(string method, string path, int status, string type)
    {
        var problem = await api.SendAsync(new HttpMethod(method), path, body: null, (HttpStatusCode)status);

        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("text/*, image/png")]
    public async Task A_client_that_accepts_no_json_is_told_before_anything_is_written(string accept)
    {
        var food = await api.CreateCategoryAsync("Food");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/categories/{food.Id}");
        request.Headers.Accept.ParseAdd(accept);

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        await api.GetAsync($"/api/categories/{food.Id}");
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("text/html, application/json;q=0.1")]
    public async Task A_client_that_accepts_json_among_others_gets_it(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/users");
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptCharset.ParseAdd("utf-16");

        using var response = await api.Client.SendAsync(request);

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_an_unsupported_media_type()
    {
        using var body = new StringContent("email=alice", Encoding.UTF8, "application/x-www-form-urlencoded");

        var problem = await api.PostAsync("/api/users", body, HttpStatusCode.UnsupportedMediaType);

        Assert.Equal("/problems/unsupported-media-type", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task All_faults_of_a_body_are_told_at_once_and_keyed_by_their_field()
    {
        var errors = await ErrorsAsync("/api/expenses", """
            {"userId":"1","description":" ","amount":1.999,"date":"2026-02-30","bogus":1,"amount":2}
            """);

        Assert.Equal(["amount", "bogus", "categoryId", "date", "description", "userId"], errors.Keys.Order());
        Assert.Equal(2, errors["amount"].Length);
    }

    [Fact]
    public async Task Fields_that_differ_in_case_are_told_apart()
    {
        var errors = await ErrorsAsync("/api/users", """{"Email":"a@b","name":"A"}""");

        Assert.Equal(["Email", "email"], errors.Keys);
    }

    [Fact]
    public async Task A_null_among_the_expenses_of_a_batch_is_refused_by_index()
    {
        var errors = await ErrorsAsync(
            "/api/expenses/batch",
            """[{"userId":1,"categoryId":1,"description":"x","amount":1},null]""");

        Assert.Equal(["[1]"], errors.Keys);
    }

    [Fact]
    public async Task Names_of_fields_must_be_utf_8()
    {
        using var body = new ByteArrayContent([.. "{\""u8, 0xff, .. "\":1}"u8]);
        body.Headers.ContentType = new("application/json");

        var problem = await api.PostAsync("/api/users", body, HttpStatusCode.BadRequest);

        Assert.True(problem.GetProperty("errors").TryGetProperty("$", out _));
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("""{"email":"a@b","name":"A",}""", "$")]
    [InlineData("""{"email":"a@b","name":"A"} x""", "$")]
    [InlineData("""{"email":"a@b"}""", "name")]
    [InlineData("""{"email":"a@b","name":null}""", "name")]
    [InlineData("""{"email":"a@b","name":1}""", "name")]
    [InlineData("""{"email":"a@b","name":"   "}""", "name")]
    [InlineData("""{"email":"a@b","name":"A\u0000"}""", "name")]
    [InlineData("""{"email":"a@b","name":"A\ud800"}""", "name")]
    [InlineData("""{"email":"a@b","name":"A","name":"B"}""", "name")]
    [InlineData("""{"email":"a@b","name":"A","Name":"B"}""", "Name")]
    [InlineData("""{"email":"a@b","name":"A","id":7}""", "id")]
    [InlineData("""{"email":"ab","name":"A"}""", "email")]
    [InlineData("""{"email":"a b@c","name":"A"}""", "email")]
    [InlineData("""{"email":"a@b@c","name":"A"}""", "email")]
    [InlineData("""{"email":"","name":"A"}""", "email")]
    [InlineData("""{"\ud800":1,"email":"a@b","name":"A"}""", "$")]
    public async Task A_wrong_user_is_refused_by_field(string body, string field) =>
        Assert.Equal([field], (await ErrorsAsync("/api/users", body)).Keys);

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.001")]
    [InlineData("1.999")]
    [InlineData("1.000")]
    [InlineData("100000000")]
    [InlineData("1e400")]
    [InlineData("12.500000000000000000000000000001")]
    [InlineData("NaN", "$")]
    [InlineData("true")]
    [InlineData("null")]
    public async Task Money_that_is_not_0_01_to_99999999_99_with_two_decimals_is_refused(
        string amount,
        string field = "amount") =>
        Assert.Equal([field], (await ErrorsAsync(
            "/api/expenses", $$"""{"userId":1,"categoryId":1,"description":"x","amount":{{amount}}}""")).Keys);

    [Theory]
    [InlineData("01/02/2026")]
    [InlineData("2026-1-2")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-31T00:00:00Z")]
    [InlineData("")]
    public async Task A_day_that_is_not_written_as_yyyy_MM_dd_is_refused(string date)
    {
        var body = $$"""{"userId":1,"categoryId":1,"description":"x","amount":1,"date":"{{date}}"}""";

        Assert.Equal(["date"], (await ErrorsAsync("/api/expenses", body)).Keys);
        var problem = await api.GetAsync($"/api/expenses?from={Uri.EscapeDataString(date)}", HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty("from", out _));
    }

    [Theory]
    [InlineData("#FF6B6")]
    [InlineData("FF6B6B")]
    [InlineData("#GG6B6B")]
    [InlineData("red")]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_colour_that_is_not_RRGGBB_is_refused(string color) =>
        Assert.Equal(["color"], (await ErrorsAsync("/api/categories", $$"""{"name":"x","color":"{{color}}"}""")).Keys);

    [Theory]
    [InlineData("/api/users?bogus=1", "bogus")]
    [InlineData("/api/users?Limit=1", "Limit")]
    [InlineData("/api/users?limit=0", "limit")]
    [InlineData("/api/users?limit=501", "limit")]
    [InlineData("/api/users?limit=x", "limit")]
    [InlineData("/api/users?limit=%2B1", "limit")]
    [InlineData("/api/users?limit=0x10", "limit")]
    [InlineData("/api/users?limit=", "limit")]
    [InlineData("/api/users?limit=1&limit=2", "limit")]
    [InlineData("/api/users?q=", "q")]
    [InlineData("/api/users?include=everything", "include")]
    [InlineData("/api/users?include=expenses&limit=101", "limit")]
    [InlineData("/api/users?from=2026-01-01", "from")]
    [InlineData("/api/users/1?include=categories", "include")]
    [InlineData("/api/users/1?q=x", "q")]
    [InlineData("/api/expenses?userId=-1", "userId")]
    [InlineData("/api/expenses?userId=1&userId=2", "userId")]
    [InlineData("/api/expenses?categoryId=1&categoryId=x", "categoryId")]
    [InlineData("/api/expenses?category=Food&category=", "category")]
    [InlineData("/api/expenses?sort=name", "sort")]
    [InlineData("/api/expenses?sort=-DATE", "sort")]
    [InlineData("/api/expenses?from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("/api/users/1/expenses?userId=1", "userId")]
    [InlineData("/api/categories/1/expenses?categoryId=1", "categoryId")]
    [InlineData("/api/users/1/summary?from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("/api/expenses?minAmount=1,000", "minAmount")]
    [InlineData("/api/expenses?minAmount=0x10", "minAmount")]
    [InlineData("/api/expenses?minAmount=1.234", "minAmount")]
    [InlineData("/api/expenses?minAmount=.5", "minAmount")]
    [InlineData("/api/expenses?minAmount=1e2", "minAmount")]
    [InlineData("/api/expenses?minAmount=-1", "minAmount")]
    [InlineData("/api/expenses?maxAmount=100000000", "maxAmount")]
    [InlineData("/api/expenses?minAmount=2&maxAmount=1", "minAmount")]
    [InlineData("/api/expenses?q=%00", "q")]
    [InlineData("/api/expenses?q=a&q=b", "q")]
    [InlineData("/api/expenses?category=%00", "category")]
    [InlineData("/api/expenses?groupBy=day", "groupBy")]
    [InlineData("/api/reports/spending", "groupBy")]
    [InlineData("/api/reports/spending?groupBy=week", "groupBy")]
    [InlineData("/api/reports/spending?groupBy=day&groupBy=day", "groupBy")]
    [InlineData("/api/reports/spending?groupBy=day&groupBy=user&groupBy=year", "groupBy")]
    [InlineData("/api/reports/spending?groupBy=day&limit=5", "limit")]
    public async Task A_wrong_query_parameter_is_refused_by_name(string path, string parameter)
    {
        var problem = await api.GetAsync(path, HttpStatusCode.BadRequest);

        Assert.Equal("/problems/invalid-request", problem.GetProperty("type").GetString());
        Assert.Equal([parameter], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Text_is_counted_in_characters_and_may_be_as_long_as_promised()
    {
        var emoji = string.Concat(Enumerable.Repeat("🛒", 50));

        await api.PostAsync("/api/categories", new { name = emoji });
        var problem = await api.PostAsync("/api/categories", new { name = emoji + "!" }, HttpStatusCode.BadRequest);

        Assert.True(problem.GetProperty("errors").TryGetProperty("name", out _));
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_500_that_says_nothing_of_our_insides()
    {
        api.FailingCommands.Containing = "FROM \"users\"";
        var problem = await api.GetAsync("/api/users", HttpStatusCode.InternalServerError);
        api.FailingCommands.Containing = null;

        Assert.Equal("/problems/internal-error", problem.GetProperty("type").GetString());
        Assert.DoesNotContain("fails in this test", problem.GetRawText());
        Assert.DoesNotContain("Exception", problem.GetRawText());
    }

    private async Task<Dictionary<string, string?[]>> ErrorsAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var problem = await api.PostAsync(path, content, HttpStatusCode.BadRequest);
        Assert.Equal("/problems/invalid-request", problem.GetProperty("type").GetString());
        Assert.DoesNotContain("System.", problem.GetRawText());
        Assert.DoesNotContain("BudgetTracker", problem.GetRawText());

        return problem.GetProperty("errors").EnumerateObject().ToDictionary(
            error => error.Name,
            error => error.Value.EnumerateArray().Select(fault => fault.GetString()).ToArray());
    }
}
