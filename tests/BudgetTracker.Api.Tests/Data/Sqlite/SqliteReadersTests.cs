using System.Net;
using System.Net.Http.Json;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>However many clients read at once, a few connections serve them all.</summary>
[Trait("Runs", "once")]
public sealed class SqliteReadersTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    private static readonly int MaxReaders = SqliteConnectionPool.MaxReaders;

    [Fact]
    public async Task Many_slow_reads_at_once_open_no_more_connections_than_the_bound()
    {
        var user = await api.CreateUserAsync();
        var (waiting, release) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        api.FailingCommands.Before = _ =>
        {
            Interlocked.Increment(ref waiting);

            return release.Task;
        };
        var reads = Enumerable.Range(0, 50).Select(_ => api.GetAsync($"/api/users/{user}?include=expenses")).ToList();
        await Wait.UntilAsync(() => waiting >= MaxReaders, "As many read as may.");
        api.FailingCommands.Before = null;
        release.SetResult();
        await Task.WhenAll(reads);

        // The writer has one, and the lock of the file is a descriptor of it too.
        Assert.InRange(CountDescriptors(), 2, MaxReaders + 2);
    }

    [Fact]
    public async Task While_all_connections_are_taken_a_read_is_rejected_in_the_end_and_writes_go_on()
    {
        var user = await api.CreateUserAsync();
        var scopes = await HoldAsync(MaxReaders);
        var connections = api.Services.GetRequiredService<SqliteConnectionPool>();
        connections.MaxWait = TimeSpan.FromSeconds(1);
        try
        {
            var read = api.Client.GetAsync($"/api/users/{user}");
            var ready = api.Client.GetAsync("/health/ready");
            await api.CreateUserAsync();
            await api.GetAsync("/health/live");

            using var rejected = await read;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, rejected.StatusCode);
            Assert.True(rejected.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Contains("/problems/database-unavailable", await rejected.Content.ReadAsStringAsync());
            using var notReady = await ready;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
        }
        finally
        {
            connections.MaxWait = Wait.Limit;
            await ReleaseAsync(scopes);
        }

        await api.GetAsync($"/api/users/{user}");
    }

    [Fact]
    public async Task Long_queries_add_threads_for_others_and_take_them_back()
    {
        ThreadPool.GetMinThreads(out var before, out _);
        using var gone = new CancellationTokenSource();
        var endless = Enumerable.Range(0, MaxReaders).Select(_ => Task.Run(() => RunEndlessAsync(() => { }, gone.Token))).ToList();

        // Without them, the thread pool adds one or two a second, and the request waits for that.
        await UntilMinThreadsAsync(threads => threads >= Environment.ProcessorCount + MaxReaders);
        await api.GetAsync("/health/live");

        await gone.CancelAsync();
        foreach (var query in endless)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(Wait.Limit));

        await UntilMinThreadsAsync(threads => threads <= before);
    }

    [Fact]
    public async Task A_query_whose_client_goes_away_ends_in_the_middle_and_makes_room()
    {
        for (var i = 0; i <= MaxReaders; i++)
        {
            using var gone = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Task.Run(() => RunEndlessAsync(() => gone.CancelAfter(20), gone.Token)).WaitAsync(Wait.Limit));
        }

        await api.GetAsync("/api/users");
    }

    [Fact]
    public async Task A_snapshot_whose_client_goes_away_is_rolled_back()
    {
        // SQLite looks whether it is to go on once in a thousand steps, and a rollback has a few.
        for (var i = 0; i < 2000; i++)
        {
            await api.UseDatabaseAsync(async db =>
            {
                using var gone = new CancellationTokenSource();
                await using var snapshot = await db.BeginSnapshotAsync(gone.Token);
                await gone.CancelAsync();

                return 0;
            });
        }
    }

    [Fact]
    public async Task A_read_that_waits_goes_on_when_a_connection_is_free_and_holds_no_thread_until_then()
    {
        var user = await api.CreateUserAsync();
        var scopes = await HoldAsync(MaxReaders);
        List<Task> reads;
        try
        {
            // More than there are threads.
            reads = [.. Enumerable.Range(0, 50).Select(_ => api.GetAsync($"/api/users/{user}"))];
            await api.GetAsync("/health/live");
            Assert.DoesNotContain(reads, read => read.IsCompleted);
        }
        finally
        {
            await ReleaseAsync(scopes);
        }

        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task No_request_waits_for_a_second_connection_while_it_holds_one()
    {
        var home = await api.CreateHomeAsync();
        var scopes = await HoldAsync(MaxReaders - 1);
        try
        {
            foreach (var path in new[]
            {
                "/api/users?include=expenses",
                $"/api/users/{home.Alice}?include=expenses",
                $"/api/users/{home.Alice}/summary",
                $"/api/users/{home.Alice}/expenses",
                "/api/categories",
                $"/api/categories/{home.Food.Id}/expenses",
                "/api/expenses?limit=2&sort=amount",
                "/api/reports/spending?groupBy=category&groupBy=month",
                "/health/ready",
            })
            {
                await api.GetAsync(path);
            }

            await api.Client.GetStringAsync("/api/export/expenses.csv");
            await api.Client.GetStringAsync("/api/export/ledger.ndjson");

            // The lookup of its key has a context of its own.
            var key = Guid.NewGuid();
            Assert.False(await PostAsync(home, key));
            Assert.True(await PostAsync(home, key));
        }
        finally
        {
            await ReleaseAsync(scopes);
        }
    }

    // It has one row, and looks for others without end.
    private Task<int> RunEndlessAsync(Action atTheFirstRow, CancellationToken cancellationToken) => api.UseDatabaseAsync(async db =>
    {
        var endless = db.Database.SqlQuery<long>(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS Value FROM n WHERE i = 1");
        await foreach (var _ in endless.AsAsyncEnumerable().WithCancellation(cancellationToken))
            atTheFirstRow();

        return 0;
    });

    private static Task UntilMinThreadsAsync(Func<int, bool> isReached) => Wait.UntilAsync(
        () =>
        {
            ThreadPool.GetMinThreads(out var threads, out _);

            return isReached(threads);
        },
        "The thread pool begins with as many threads.");

    private async Task<bool> PostAsync(Home home, Guid key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/expenses")
        {
            Content = JsonContent.Create(
                new { userId = home.Alice, categoryId = home.Food.Id, description = "Lunch", amount = 9m, date = "2026-01-31" }),
        };
        request.Headers.Add("Idempotency-Key", $"{key}");
        using var response = await api.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        return response.Headers.Contains("Idempotency-Replayed");
    }

    private async Task<List<AsyncServiceScope>> HoldAsync(int count)
    {
        var scopes = new List<AsyncServiceScope>();
        for (var i = 0; i < count; i++)
        {
            var scope = api.Services.CreateAsyncScope();
            scopes.Add(scope);
            await scope.ServiceProvider.GetRequiredService<BudgetDbContext>().Database.OpenConnectionAsync();
        }

        return scopes;
    }

    private static async Task ReleaseAsync(IEnumerable<AsyncServiceScope> scopes)
    {
        foreach (var scope in scopes)
        {
            await scope.ServiceProvider.GetRequiredService<BudgetDbContext>().Database.CloseConnectionAsync();
            await scope.DisposeAsync();
        }
    }

    private int CountDescriptors() =>
        Directory.GetFiles("/proc/self/fd").Count(descriptor => TargetOf(descriptor) == api.DatabaseFile);

    // Others may close theirs meanwhile.
    private static string? TargetOf(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
