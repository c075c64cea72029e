using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Data.Writing;

/// <summary>IdempotentWrites that wait for the same commit: one sync, and still one promise to each.</summary>
public sealed class GroupCommitTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    private const int DiskFull = 13; // SQLITE_FULL

    [Fact]
    public async Task Fifty_writes_that_wait_together_share_a_few_commits_and_each_is_there()
    {
        var home = await api.CreateHomeAsync();
        var before = api.RecordedCommits.Count;

        var answers = await WriteTogetherAsync(Enumerable.Repeat(Expense(home, home.Food.Id), 50));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Created, status));
        Assert.InRange(api.RecordedCommits.Count - before, 1, 3);
        Assert.Equal(53, await CountAsync(home.Alice));
    }

    [Fact]
    public async Task A_write_that_is_refused_or_fails_takes_nothing_of_the_others_along()
    {
        var home = await api.CreateHomeAsync();
        var missing = Expense(home, 999_999);
        var good = Expense(home, home.Food.Id);

        var answers = await WriteTogetherAsync(
            [good, missing, good, new { name = home.Food.Name }, good, new { name = home.Food.Name }, good]);

        Assert.Equal(
            [
                HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.Created, HttpStatusCode.Conflict,
                HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Created,
            ],
            answers);
        Assert.Equal(7, await CountAsync(home.Alice));
    }

    [Fact]
    public async Task When_the_commit_fails_none_of_its_writes_is_acknowledged_and_the_next_ones_are_taken()
    {
        var home = await api.CreateHomeAsync();
        api.RecordedCommits.Failure = new SqliteException("database or disk is full", DiskFull);

        var answers = await WriteTogetherAsync(Enumerable.Repeat(Expense(home, home.Food.Id), 10));
        api.RecordedCommits.Failure = null;

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.Equal(3, await CountAsync(home.Alice));
        await api.SpendAsync(home.Alice, home.Food, 1m);
        Assert.Equal(4, await CountAsync(home.Alice));
    }

    // The first one is slow, and the others come while it is at work.
    private async Task<HttpStatusCode[]> WriteTogetherAsync(IEnumerable<object> bodies)
    {
        api.FailingCommands.Delay = TimeSpan.FromMilliseconds(300);
        var first = api.Client.PostAsJsonAsync("/api/categories", new { name = api.Unique("Slow") });
        await Task.Delay(100);
        api.FailingCommands.Delay = TimeSpan.Zero;
        var others = bodies.Select(async body =>
        {
            var path = body.GetType().GetProperty("amount") is null ? "/api/categories" : "/api/expenses";
            using var answer = await api.Client.PostAsJsonAsync(path, body);

            return answer.StatusCode;
        }).ToList();
        using var answer = await first;

        return await Task.WhenAll(others);
    }

    private async Task<int> CountAsync(int user) =>
        (await api.GetAsync($"/api/users/{user}/summary")).GetProperty("count").GetInt32();

    private static object Expense(Home home, int category) =>
        new { userId = home.Alice, categoryId = category, description = "Something", amount = 9.99m, date = "2026-01-31" };
}
