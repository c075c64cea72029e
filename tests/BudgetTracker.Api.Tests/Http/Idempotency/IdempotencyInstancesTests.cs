using System.Net;
using System.Net.Http.Json;
using Npgsql;

namespace BudgetTracker.Api.Tests.Http.Idempotency;

/// <summary>A request with a key is at work on one instance when it comes to another one: it is done once, and replayed.</summary>
/// <remarks>The second instance does not know of the first until its own write meets what the first one wrote.</remarks>
public sealed class IdempotencyInstancesTests
{
    [PostgresTheory]
    [InlineData("INSERT INTO")] // before its own write
    [InlineData("INSERT INTO idempotency_records")] // after it
    public async Task Another_instance_replays_what_the_first_did_meanwhile(string moment)
    {
        using var server = new TestPostgres();
        await using var first = new SharedPostgresApi(server);
        await using var second = new SharedPostgresApi(server);
        var (user, food) = (await first.CreateUserAsync(), await first.CreateCategoryAsync("Food"));
        var expense = new { userId = user, categoryId = food.Id, description = "Once", amount = 9, date = "2026-01-31" };

        await AssertReplayedAsync(first, second, moment, "/api/expenses", expense);

        Assert.Single(await second.WalkAsync($"/api/users/{user}/expenses"));
    }

    [PostgresFact]
    public async Task A_unique_value_that_the_first_instance_has_taken_is_no_conflict_for_the_same_key()
    {
        using var server = new TestPostgres();
        await using var first = new SharedPostgresApi(server);
        await using var second = new SharedPostgresApi(server);
        var user = new { email = "once@example.com", name = "Once" };

        await AssertReplayedAsync(first, second, "INSERT INTO users", "/api/users", user);

        Assert.Single(await second.WalkAsync("/api/users"));
    }

    [PostgresFact]
    public async Task A_rejection_that_comes_after_the_first_instance_has_responded_is_not_told()
    {
        using var server = new TestPostgres();
        await using var first = new SharedPostgresApi(server);
        await using var second = new SharedPostgresApi(server);
        var (user, food) = (await first.CreateUserAsync(), await first.CreateCategoryAsync("Food"));
        var expense = new { userId = user, categoryId = food.Id, description = "Once", amount = 9, date = "2026-01-31" };

        await AssertReplayedAsync(
            first,
            second,
            "SELECT u.id",
            "/api/expenses",
            expense,
            afterFirst: () => first.DeleteAsync($"/api/users/{user}"));
    }

    [PostgresFact]
    public async Task A_response_that_is_forgotten_before_it_can_be_replayed_is_409_with_retry_after()
    {
        using var server = new TestPostgres();
        await using var api = new SharedPostgresApi(server);
        api.FailingCommands.Containing = "INSERT INTO idempotency_records";
        api.FailingCommands.Failure = new PostgresException(
            "Rejected.", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation, constraintName: "pk_idempotency_records");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/categories");
        request.Content = JsonContent.Create(new { name = "Food" });
        request.Headers.Add("Idempotency-Key", "key");
        using var response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("/problems/idempotency-key-in-progress", await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Empty(await api.WalkAsync("/api/categories"));
    }

    // While the second instance handles a request, the first is sent the same one and responds.
    private static async Task AssertReplayedAsync(
        SharedPostgresApi first,
        SharedPostgresApi second,
        string moment,
        string path,
        object body,
        Func<Task>? afterFirst = null)
    {
        string? response = null;
        second.FailingCommands.Before = async sql =>
        {
            if (response is not null || !sql.StartsWith(moment, StringComparison.Ordinal))
                return;

            var (status, replayed, text) = await PostAsync(first, path, body);
            Assert.Equal((HttpStatusCode.Created, false), (status, replayed));
            response = text;
            await (afterFirst?.Invoke() ?? Task.CompletedTask);
        };

        var replay = await PostAsync(second, path, body);

        Assert.NotNull(response);
        Assert.Equal((HttpStatusCode.Created, true, response), replay);
    }

    private static async Task<(HttpStatusCode Status, bool IsReplayed, string? Body)> PostAsync(
        SharedPostgresApi api,
        string path,
        object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", "key");
        using var response = await api.Client.SendAsync(request);

        return (
            response.StatusCode,
            response.Headers.Contains("Idempotency-Replayed"),
            await response.Content.ReadAsStringAsync());
    }
}
