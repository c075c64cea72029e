using System.Net;
using System.Net.Http.Json;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Data.Writing;

/// <summary>Group commit: writes that wait in the queue share a commit, and each succeeds or fails alone.</summary>
[Trait("Runs", "once")]
public sealed class GroupCommitTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    private const int DiskFull = 13; // SQLITE_FULL
    private const int IoError = 10; // SQLITE_IOERR

    [Fact]
    public async Task Fifty_writes_that_wait_in_the_queue_share_one_commit()
    {
        var home = await api.CreateHomeAsync();
        var before = api.RecordedCommits.Count;

        var statuses = await WriteTogetherAsync([.. Enumerable.Repeat(Expense(home, home.Food.Id), 50)]);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.Created, status));
        Assert.Equal(2, api.RecordedCommits.Count - before);
        Assert.Equal(53, await CountAsync(home.Alice));
    }

    [Fact]
    public async Task A_write_that_is_rejected_or_fails_takes_nothing_of_the_others_along()
    {
        var home = await api.CreateHomeAsync();
        var missing = Expense(home, 999_999);
        var good = Expense(home, home.Food.Id);

        var statuses = await WriteTogetherAsync(
            [good, missing, good, new { name = home.Food.Name }, good, new { name = home.Food.Name }, good]);

        Assert.Equal(
            [
                HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.Created, HttpStatusCode.Conflict,
                HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Created,
            ],
            statuses);
        Assert.Equal(7, await CountAsync(home.Alice));
    }

    [Fact]
    public async Task When_the_commit_fails_none_of_its_writes_is_acknowledged_and_the_next_ones_are_taken()
    {
        var home = await api.CreateHomeAsync();
        api.RecordedCommits.Failure = new SqliteException("database or disk is full", DiskFull);

        var statuses = await WriteTogetherAsync([.. Enumerable.Repeat(Expense(home, home.Food.Id), 10)]);
        api.RecordedCommits.Failure = null;

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.Equal(3, await CountAsync(home.Alice));
        await api.SpendAsync(home.Alice, home.Food, 1m);
        Assert.Equal(4, await CountAsync(home.Alice));
    }

    [Fact]
    public async Task When_SQLite_ends_the_transaction_in_the_middle_of_a_write_the_others_fail_as_it_does()
    {
        var home = await api.CreateHomeAsync();
        using var held = api.FailingCommands.Hold();
        var first = api.Client.PostAsJsonAsync("/api/categories", new { name = api.Unique("First") });
        await held.Reached;
        var queue = (GroupCommitWrites)api.Services.GetRequiredService<Writes>();
        var before = api.PostAsync("/api/expenses", Expense(home, home.Food.Id), HttpStatusCode.ServiceUnavailable);
        await Wait.UntilAsync(() => queue.QueueLength == 1, "The write before waits in the queue.");
        // As an error of the disk does in the middle of a statement.
        var failing = queue.RunAsync<bool>(
            async db =>
            {
                await db.Database.ExecuteSqlRawAsync("ROLLBACK");
                throw new SqliteException("disk I/O error", IoError);
            },
            CancellationToken.None);
        held.Dispose();
        using var firstResponse = await first;

        Assert.Equal(IoError, (await Assert.ThrowsAsync<SqliteException>(() => failing)).SqliteErrorCode);
        await before;
        Assert.Equal(3, await CountAsync(home.Alice));
        await api.SpendAsync(home.Alice, home.Food, 1m);
    }

    [Fact]
    public async Task A_write_whose_turn_does_not_come_in_time_is_rejected_and_never_runs_and_reads_do_not_wait()
    {
        var home = await api.CreateHomeAsync();
        using var held = api.FailingCommands.Hold();
        var running = api.SpendAsync(home.Alice, home.Food, 1m);
        await held.Reached;
        api.MaxWriteWait = TimeSpan.Zero;

        var problem = await api.PostAsync("/api/expenses", Expense(home, home.Food.Id), HttpStatusCode.ServiceUnavailable);
        var during = await CountAsync(home.Alice);
        api.MaxWriteWait = Wait.Limit;
        held.Dispose();
        await running;

        Assert.Equal("/problems/database-unavailable", problem.GetProperty("type").GetString());
        Assert.Equal(3, during);
        await api.SpendAsync(home.Alice, home.Food, 2m);
        Assert.Equal(5, await CountAsync(home.Alice));
    }

    // The first write is held until all others wait in the queue, and has a commit of its own.
    private async Task<HttpStatusCode[]> WriteTogetherAsync(IReadOnlyCollection<object> bodies)
    {
        using var held = api.FailingCommands.Hold();
        var first = api.Client.PostAsJsonAsync("/api/categories", new { name = api.Unique("First") });
        await held.Reached;
        var others = bodies.Select(async body =>
        {
            var path = body.GetType().GetProperty("amount") is null ? "/api/categories" : "/api/expenses";
            using var response = await api.Client.PostAsJsonAsync(path, body);

            return response.StatusCode;
        }).ToList();
        var queue = (GroupCommitWrites)api.Services.GetRequiredService<Writes>();
        await Wait.UntilAsync(() => queue.QueueLength == bodies.Count, "All other writes wait in the queue.");
        held.Dispose();
        using var firstResponse = await first;

        return await Task.WhenAll(others);
    }

    private async Task<int> CountAsync(int user) =>
        (await api.GetAsync($"/api/users/{user}/summary")).GetProperty("count").GetInt32();

    private static object Expense(Home home, int category) =>
        new { userId = home.Alice, categoryId = category, description = "Something", amount = 9.99m, date = "2026-01-31" };
}
