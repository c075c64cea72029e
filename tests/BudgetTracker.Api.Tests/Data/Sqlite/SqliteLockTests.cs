using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>While another process holds the write lock of the file, reads go on and writes are rejected.</summary>
[Trait("Runs", "once")]
public sealed class SqliteLockTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public async Task While_the_file_is_locked_reads_go_on_and_a_write_is_rejected_and_afterwards_it_is_accepted()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.SpendAsync(user, food, 9m);
        var key = Guid.NewGuid();
        using (new ForeignWriter(api.DatabaseFile))
        {
            var write = RejectAsync(HttpMethod.Post, "/api/expenses", Expense(user, food), key);
            Assert.Equal(1, await CountAsync(user));
            await api.GetAsync("/health/ready");
            await write;
        }

        Assert.Equal(1, await CountAsync(user));
        using var response = await SendAsync(HttpMethod.Post, "/api/expenses", Expense(user, food), key);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.False(response.Headers.Contains("Idempotency-Replayed"), "The rejection was saved as the response.");
        Assert.Equal(2, await CountAsync(user));
    }

    [Fact]
    public async Task While_the_file_is_locked_ten_writes_at_once_are_all_rejected_and_reads_go_on()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var id = await api.SpendAsync(user, food, 9m);
        var before = await api.GetAsync($"/api/expenses/{id}");
        var replacement = new { categoryId = food.Id, description = "Else", amount = 10m, date = "2026-01-31" };
        api.MaxWriteWait = TimeSpan.FromSeconds(1);
        using (new ForeignWriter(api.DatabaseFile))
        {
            List<Task> writes =
            [
                RejectAsync(HttpMethod.Put, $"/api/expenses/{id}", replacement),
                RejectAsync(HttpMethod.Delete, $"/api/expenses/{id}"),
                RejectAsync(HttpMethod.Delete, $"/api/users/{user}"),
                RejectAsync(HttpMethod.Post, "/api/users", new { email = $"{Guid.NewGuid()}@example.com", name = "X" }),
                RejectAsync(HttpMethod.Post, "/api/expenses/batch", Enumerable.Repeat(Expense(user, food), 1000)),
                .. Enumerable.Range(0, 5)
                    .Select(_ => RejectAsync(HttpMethod.Post, "/api/expenses", Expense(user, food))),
            ];
            for (var reads = 0; reads < 10; reads++)
                Assert.Equal(1, await CountAsync(user));

            await Task.WhenAll(writes);
        }

        api.MaxWriteWait = Wait.Limit;
        Assert.Equal(before.GetRawText(), (await api.GetAsync($"/api/expenses/{id}")).GetRawText());
        await api.SpendAsync(user, food, 9m);
        Assert.Equal(2, await CountAsync(user));
    }

    [Fact]
    public async Task While_the_file_is_locked_writes_that_come_one_after_another_are_all_rejected()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        using (new ForeignWriter(api.DatabaseFile))
        {
            // Each write comes while one of the other client's is being rejected.
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                for (var i = 0; i < 3; i++)
                    await RejectAsync(HttpMethod.Post, "/api/expenses", Expense(user, food));
            }));
        }

        Assert.Equal(0, await CountAsync(user));
    }

    private async Task RejectAsync(HttpMethod method, string path, object? body = null, Guid? key = null)
    {
        using var response = await SendAsync(method, path, body, key);
        var text = await response.Content.ReadAsStringAsync();
        var said = $"{method} {path}: {(int)response.StatusCode} (Retry-After {response.Headers.RetryAfter}) {text}";

        Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, said);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero, said);
        Assert.Equal(
            "/problems/database-unavailable",
            JsonDocument.Parse(text).RootElement.GetProperty("type").GetString());
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
