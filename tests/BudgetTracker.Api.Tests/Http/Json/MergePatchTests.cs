using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Http.Json;

/// <summary>PATCH: a JSON merge patch (RFC 7396).</summary>
public sealed class MergePatchTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task Members_that_are_given_change_and_the_others_stay()
    {
        var user = await api.CreateUserAsync();
        var (food, rent) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Rent"));
        var expense = await api.SpendAsync(user, food, 9m, "Lunch", "2026-01-31");
        var name = api.Unique("Home");

        await AssertChangesAsync($"/api/users/{user}", """{"name":" Zoë "}""", ("name", "\"Zoë\""));
        await AssertChangesAsync($"/api/users/{user}", """{"email":"zoë.2@example.com"}""", ("email", "\"zoë.2@example.com\""));
        await AssertChangesAsync($"/api/categories/{rent.Id}", $$"""{"name":"{{name}}"}""", ("name", $"\"{name}\""));
        await AssertChangesAsync($"/api/categories/{rent.Id}", """{"color":"#00ff7F"}""", ("color", "\"#00ff7F\""));
        await AssertChangesAsync($"/api/expenses/{expense}", """{"amount":12.5}""", ("amount", "12.50"));
        await AssertChangesAsync($"/api/expenses/{expense}", """{"description":"Dinner"}""", ("description", "\"Dinner\""));
        await AssertChangesAsync($"/api/expenses/{expense}", """{"date":"2024-02-29"}""", ("date", "\"2024-02-29\""));
        await AssertChangesAsync(
            $"/api/expenses/{expense}",
            $$"""{"categoryId":{{rent.Id}}}""",
            ("category", $$"""{"id":{{rent.Id}},"name":"{{name}}","color":"#00ff7F"}"""));
    }

    [Fact]
    public async Task A_patch_that_changes_nothing_makes_no_new_version()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var expense = await api.SpendAsync(user, food, 9m);

        foreach (var (path, same) in new[]
        {
            ($"/api/users/{user}", """{"name":"Alice"}"""),
            ($"/api/categories/{food.Id}", $$"""{"name":"{{food.Name}}"}"""),
            ($"/api/expenses/{expense}", $$"""{"categoryId":{{food.Id}},"amount":9}"""),
        })
        {
            var before = await api.GetAsync(path);
            Assert.Equal(before.GetRawText(), (await PatchAsync(path, "{}")).GetRawText());
            Assert.Equal(before.GetRawText(), (await PatchAsync(path, same)).GetRawText());
        }
    }

    [Fact]
    public async Task Two_people_who_correct_different_members_at_the_same_time_lose_nothing()
    {
        var expense = await api.SpendAsync(await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"), 9m);

        await Task.WhenAll(
            PatchAsync($"/api/expenses/{expense}", """{"amount":10}"""),
            PatchAsync($"/api/expenses/{expense}", """{"description":"Lunch"}"""),
            PatchAsync($"/api/expenses/{expense}", """{"date":"2026-02-01"}"""));

        var now = await api.GetAsync($"/api/expenses/{expense}");
        Assert.Equal(
            ("10.00", "Lunch", "2026-02-01", 4),
            (now.GetProperty("amount").GetRawText(), now.GetProperty("description").GetString(),
                now.GetProperty("date").GetString(), now.GetProperty("version").GetInt32()));
    }

    [Theory]
    [InlineData("/api/users/{user}", """{"email":"@","name":""}""")]
    [InlineData("/api/users/{user}", """{"email":null,"name":null,"admin":true}""")]
    [InlineData("/api/users/{user}", """{"email":"a@b","name":1,"email":"b@c"}""")]
    [InlineData("/api/categories/{category}", """{"name":"\u0000","color":"red"}""")]
    [InlineData("/api/categories/{category}", """{"name":null,"color":null}""")]
    [InlineData("/api/expenses/{expense}", """{"categoryId":999999,"description":" ","amount":1.999,"date":"2026-02-30"}""")]
    [InlineData("/api/expenses/{expense}", """{"categoryId":null,"description":null,"amount":null,"date":null}""")]
    [InlineData("/api/expenses/{expense}", """{"categoryId":"1","description":1,"amount":"1","date":1,"userId":1}""")]
    [InlineData("/api/expenses/{expense}", "[]")]
    [InlineData("/api/expenses/{expense}", "null")]
    [InlineData("/api/expenses/{expense}", """{"amount":1""")]
    public async Task A_patch_is_rejected_in_the_words_in_which_a_put_is(string path, string body)
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        path = path.Replace("{user}", $"{user}").Replace("{category}", $"{food.Id}")
            .Replace("{expense}", $"{await api.SpendAsync(user, food, 9m)}");
        using var content = Json(body, "application/json");

        var put = await api.PutAsync(path, content, HttpStatusCode.BadRequest);
        var patch = await PatchAsync(path, body, HttpStatusCode.BadRequest);

        Assert.Equal(put.GetProperty("errors").GetRawText(), patch.GetProperty("errors").GetRawText());
    }

    [Theory]
    [InlineData("application/merge-patch+json", 200)]
    [InlineData("application/merge-patch+json; charset=utf-8", 200)]
    [InlineData("application/json", 200)]
    [InlineData("application/json-patch+json", 415)]
    [InlineData("text/plain", 415)]
    [InlineData(null, 415)]
    public async Task A_patch_is_a_merge_patch_or_plain_json_and_a_415_says_so(string? mediaType, int status)
    {
        var food = await api.CreateCategoryAsync("Food");
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/categories/{food.Id}")
        {
            Content = Json("""{"color":"#000000"}""", mediaType),
        };

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(
            status == 415 ? "application/merge-patch+json, application/json" : "",
            response.Headers.TryGetValues("Accept-Patch", out var types) ? string.Join(", ", types) : "");
    }

    [Fact]
    public async Task A_merge_patch_is_no_body_of_a_post_or_a_put()
    {
        var food = await api.CreateCategoryAsync("Food");
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/api/categories"), (HttpMethod.Put, $"/api/categories/{food.Id}") })
        {
            using var content = Json($$"""{"name":"{{api.Unique("New")}}"}""", "application/merge-patch+json");
            await api.SendAsync(method, path, content, HttpStatusCode.UnsupportedMediaType);
        }
    }

    [Fact]
    public async Task A_correction_of_an_amount_costs_one_command_less_than_a_put_of_all()
    {
        var food = await api.CreateCategoryAsync("Food");
        var rent = await api.CreateCategoryAsync("Rent");
        var path = $"/api/expenses/{await api.SpendAsync(await api.CreateUserAsync(), food, 9m)}";

        Assert.Equal(1, await QueriesAsync(() => PatchAsync(path, """{"amount":10}""")));
        Assert.Equal(2, await QueriesAsync(() => PatchAsync(path, $$"""{"categoryId":{{rent.Id}}}""")));
    }

    private async Task<int> QueriesAsync(Func<Task> request)
    {
        api.RecordedCommands.Queries.Clear();
        await request();

        return api.RecordedCommands.Queries.Count(query => query.Sql.StartsWith("SELECT", StringComparison.Ordinal));
    }

    private async Task AssertChangesAsync(string path, string patch, (string Name, string Json) change)
    {
        var before = await api.GetAsync(path);

        var after = await PatchAsync(path, patch);

        Assert.Equal(
            before.EnumerateObject().Select(member => member.Name switch
            {
                "version" => (member.Name, $"{member.Value.GetInt32() + 1}"),
                var name when name == change.Name => change,
                _ => (member.Name, member.Value.GetRawText()),
            }),
            after.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText())));
        Assert.Equal(after.GetRawText(), (await api.GetAsync(path)).GetRawText());
    }

    private async Task<JsonElement> PatchAsync(string path, string patch, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var content = Json(patch, "application/merge-patch+json");

        return await api.SendAsync(HttpMethod.Patch, path, content, expected);
    }

    private static ByteArrayContent Json(string json, string? mediaType)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(json));
        if (mediaType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        return content;
    }
}
