using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>While somebody else writes to the file, reads go on and writes are refused.</summary>
public sealed class SqliteLockTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    // A write waits at most 5 seconds for its turn; the rest is for a slow machine.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(7);

    [Fact]
    public async Task While_the_file_is_locked_reads_answer_and_a_write_is_refused_and_afterwards_it_is_taken()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.SpendAsync(user, food, 9m);
        var key = Guid.NewGuid();
        using (new ForeignWriter(api.DatabaseFile))
        {
            var write = RefuseAsync(HttpMethod.Post, "/api/expenses", Expense(user, food), key);
            Assert.Equal(1, await CountAsync(user));
            await api.GetAsync("/health/ready");
            Assert.False(write.IsCompleted, "The reads waited for the write.");
            await write;
        }

        Assert.Equal(1, await CountAsync(user));
        using var answer = await SendAsync(HttpMethod.Post, "/api/expenses", Expense(user, food), key);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Idempotency-Replayed"), "A refusal was stored as the answer.");
        Assert.Equal(2, await CountAsync(user));
    }

    [Fact]
    public async Task While_the_file_is_locked_ten_writes_at_once_are_all_refused_in_time_and_reads_go_on()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var id = await api.SpendAsync(user, food, 9m);
        var before = await api.GetAsync($"/api/expenses/{id}");
        var replacement = new { categoryId = food.Id, description = "Else", amount = 10m, date = "2026-01-31" };
        using (new ForeignWriter(api.DatabaseFile))
        {
            List<Task> writes =
            [
                RefuseAsync(HttpMethod.Put, $"/api/expenses/{id}", replacement),
                RefuseAsync(HttpMethod.Delete, $"/api/expenses/{id}"),
                RefuseAsync(HttpMethod.Delete, $"/api/users/{user}"),
                RefuseAsync(HttpMethod.Post, "/api/users", new { email = $"{Guid.NewGuid()}@example.com", name = "X" }),
                RefuseAsync(HttpMethod.Post, "/api/expenses/batch", Enumerable.Repeat(Expense(user, food), 1000)),
                .. Enumerable.Range(0, 5)
                    .Select(_ => RefuseAsync(HttpMethod.Post, "/api/expenses", Expense(user, food))),
            ];
            var all = Task.WhenAll(writes);
            var reads = 0;
            for (; !all.IsCompleted; reads++)
            {
                Assert.Equal(1, await CountAsync(user));
                await Task.Delay(50);
            }

            await all;
            Assert.True(reads > 10, $"Only {reads} reads were answered meanwhile.");
        }

        Assert.Equal(before.GetRawText(), (await api.GetAsync($"/api/expenses/{id}")).GetRawText());
        await api.SpendAsync(user, food, 9m);
        Assert.Equal(2, await CountAsync(user));
    }

    [Fact]
    public async Task While_the_file_is_locked_writes_that_come_one_after_another_are_each_refused_in_time()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        using (new ForeignWriter(api.DatabaseFile))
        {
            var writes = new List<Task>();
            for (var i = 0; i < 10; i++)
            {
                writes.Add(RefuseAsync(HttpMethod.Post, "/api/expenses", Expense(user, food)));
                await Task.Delay(600);
            }

            await Task.WhenAll(writes);
        }

        Assert.Equal(0, await CountAsync(user));
    }

    private async Task RefuseAsync(HttpMethod method, string path, object? body = null, Guid? key = null)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await SendAsync(method, path, body, key);
        var text = await answer.Content.ReadAsStringAsync();
        var told = $"{method} {path} after {clock.Elapsed}: {(int)answer.StatusCode} "
            + $"(Retry-After {answer.Headers.RetryAfter}) {text}";

        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, told);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, told);
        Assert.Equal(
            "/problems/database-unavailable",
            JsonDocument.Parse(text).RootElement.GetProperty("type").GetString());
        Assert.True(clock.Elapsed < Bound, told);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, Guid? key)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", $"{key}");

        return await api.Client.SendAsync(request);
    }

    private async Task<int> CountAsync(int user) =>
        (await api.GetAsync($"/api/users/{user}/summary")).GetProperty("count").GetInt32();

    private static object Expense(int user, Category category) =>
        new { userId = user, categoryId = category.Id, description = "Something", amount = 9.99m, date = "2026-01-31" };
}
