using System.Net;
using System.Text;

namespace BudgetTracker.Api.Tests.Http.Problems;

/// <summary>Every error is a problem document with a stable type, and says all that is wrong at once.</summary>
public sealed class ProblemTests(BudgetApi api) : IClassFixture<BudgetApi>
{
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
    [InlineData("application/json;charset=utf-8")]
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
    public async Task Text_is_counted_in_characters_and_may_be_as_long_as_promised()
    {
        var emoji = string.Concat(Enumerable.Repeat("🛒", 50));

        await api.PostAsync("/api/categories", new { name = emoji });
        var problem = await api.PostAsync("/api/categories", new { name = emoji + "!" }, HttpStatusCode.BadRequest);

        Assert.True(problem.GetProperty("errors").TryGetProperty("name", out _));
    }

    [Theory]
    [InlineData("👨‍👩‍👧")]
    [InlineData("❤️")]
    [InlineData("می‌خواهم")]
    [InlineData("e\u0301")]
    [InlineData("\ufdfa")]
    [InlineData("\ue000")]
    public async Task Text_with_a_visible_character_may_hold_invisible_ones(string name)
    {
        var created = await api.PostAsync("/api/categories", new { name });

        Assert.Equal(name, created.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_500_that_says_nothing_of_our_insides()
    {
        api.FailingCommands.Containing = "FROM users";
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
            error => error.Value.EnumerateArray().Select(error => error.GetString()).ToArray());
    }
}
