using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BudgetTracker.Api.Http.Idempotency;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Http.Idempotency;

public sealed class IdempotencyTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_repetition_gets_the_same_response_and_writes_nothing()
    {
        var body = new { name = api.Unique("Café") };

        var first = await PostAsync("/api/categories", body, "key-a");
        var second = await PostAsync("/api/categories", body, "\"key-a\"");

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first with { Replayed = "true" }, second);
        Assert.NotNull(first.Location);
        Assert.Equal("\"1\"", first.ETag);
        Assert.Null(first.Replayed);
        Assert.Equal(first.Body, (await api.GetAsync(first.Location!)).GetRawText());
    }

    [Fact]
    public async Task A_batch_can_be_repeated_too()
    {
        var home = await api.CreateHomeAsync();
        var batch = Enumerable.Range(1, 300).Select(n => new
        {
            userId = home.Alice,
            categoryId = home.Food.Id,
            description = $"Thing {n}",
            amount = n,
            date = "2026-01-31",
        });

        var first = await PostAsync("/api/expenses/batch", batch, "key-batch");
        var second = await PostAsync("/api/expenses/batch", batch, "key-batch");

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first with { Replayed = "true" }, second);
        var summary = await api.GetAsync($"/api/users/{home.Alice}/summary");
        Assert.Equal(303, summary.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_rejected()
    {
        var name = api.Unique("Name");
        await PostAsync("/api/categories", new { name }, "key-b");

        var otherBody = await PostAsync("/api/categories", new { name = name + "!" }, "key-b");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, otherBody.Status);
        Assert.Equal("/problems/idempotency-key-reused", TypeOf(otherBody));
        Assert.DoesNotContain(await api.WalkAsync("/api/categories"), c => c.GetProperty("name").GetString() == name + "!");
    }

    [Fact]
    public async Task The_same_key_and_body_for_another_path_are_rejected()
    {
        var home = await api.CreateHomeAsync();
        var (one, other) = (await PreviewAsync(), await PreviewAsync());

        var first = await PostAsync($"/api/imports/{one}/commit", new { }, "key-path");
        var second = await PostAsync($"/api/imports/{other}/commit", new { }, "key-path");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (first.Status, second.Status));

        async Task<JsonElement> PreviewAsync() => (await api.UploadAsync(
            home.Alice, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n", options: ("defaultCategoryId", $"{home.Food.Id}"))).GetProperty("id");
    }

    [Fact]
    public async Task A_rejected_request_does_not_burn_its_key()
    {
        var taken = await api.CreateCategoryAsync("Taken");

        var malformed = await PostAsync("/api/categories", new { name = "" }, "key-c");
        var conflict = await PostAsync("/api/categories", new { name = taken.Name }, "key-c");
        var good = await PostAsync("/api/categories", new { name = api.Unique("Free") }, "key-c");

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.Created],
            [malformed.Status, conflict.Status, good.Status]);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_neither_a_row_nor_a_response()
    {
        var body = new { name = api.Unique("Half") };

        api.FailingCommands.Containing = "INSERT INTO idempotency_records";
        var failed = await PostAsync("/api/categories", body, "key-d");
        api.FailingCommands.Containing = null;
        var again = await PostAsync("/api/categories", body, "key-d");

        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Null(again.Replayed);
    }

    [Fact]
    public async Task Forty_parallel_posts_with_one_key_make_one_row()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var body = new { userId = user, categoryId = food.Id, description = "Once", amount = 9, date = "2026-01-31" };

        var responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => PostAsync("/api/expenses", body, "key-e")));

        Assert.Single(await api.WalkAsync($"/api/users/{user}/expenses"));
        Assert.Single(responses, response => response.Status == HttpStatusCode.Created && response.Replayed is null);
        Assert.All(responses, response => Assert.True(
            response.Status == HttpStatusCode.Created
            || (response.Status == HttpStatusCode.Conflict && response.RetryAfter == "1"
                && TypeOf(response) == "/problems/idempotency-key-in-progress"),
            response.ToString()));
        Assert.Single(responses.Where(response => response.Status == HttpStatusCode.Created).Select(response => response.Body).Distinct());
    }

    [Fact]
    public async Task Keys_are_forgotten_when_their_time_is_over()
    {
        var clock = new FixedClock("2026-01-31T12:00:00Z");
        await using var api = new BudgetApi { Clock = clock };
        await PostAsync(api, "Old", "key-f");
        await PostAsync(api, "Other", "key-g");
        clock.Advance(TimeSpan.FromHours(25));

        var forgotten = await PostAsync(api, "Old", "key-f");
        await PostAsync(api, "New", "key-f");
        var kept = await KeysAsync();
        clock.Advance(TimeSpan.FromMinutes(2));
        await PostAsync(api, "Newer", "key-h");

        Assert.Equal("/problems/name-taken", TypeOf(forgotten));
        // It looks for old ones now and then, and may not meet one of its own key.
        Assert.Equal(["key-f"], kept);
        Assert.Equal(["key-f", "key-h"], await KeysAsync());

        Task<List<string>> KeysAsync() => api.UseDatabaseAsync(db => db.Set<IdempotencyRecord>().Select(r => r.Key).OrderBy(key => key).ToListAsync());
    }

    [Fact]
    public async Task A_key_is_free_again_although_nothing_was_purged_meanwhile()
    {
        var clock = new FixedClock("2026-01-31T12:00:00Z");
        await using var api = new BudgetApi { Clock = clock };
        await PostAsync(api, "First", "key-i");
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(10));
        await PostAsync(api, "Purges", "key-j");
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(api, "Second", "key-i")).Status);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(api, "Second", "key-i")).Status);
    }

    private static string? TypeOf(Response response) =>
        JsonDocument.Parse(response.Body).RootElement.GetProperty("type").GetString();

    private static Task<Response> PostAsync(BudgetApi api, string name, string key) => PostAsync(api, "/api/categories", new { name }, key);

    private Task<Response> PostAsync(string path, object body, string key) => PostAsync(api, path, body, key);

    private static async Task<Response> PostAsync(BudgetApi api, string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await api.Client.SendAsync(request);

        return new Response(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.ToString(),
            response.Headers.Location?.ToString(),
            response.Headers.ETag?.ToString(),
            response.Headers.TryGetValues("Idempotency-Replayed", out var replayed) ? replayed.Single() : null,
            response.Headers.TryGetValues("Retry-After", out var retryAfter) ? retryAfter.Single() : null);
    }

    private sealed record Response(
        HttpStatusCode Status,
        string Body,
        string? ContentType,
        string? Location,
        string? ETag,
        string? Replayed,
        string? RetryAfter);
}
