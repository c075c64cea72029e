using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Tests.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BudgetTracker.Api.Tests;

/// <summary>Asked to stop, the program completes the requests it has begun, and leaves the ledger as one file.</summary>
[Trait("Runs", "once")]
public sealed class GracefulStopTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-stop-").FullName;
    private readonly WritingClients clients = new();

    private string DatabaseFile => Path.Combine(folder, "data", "demo.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Sigterm_under_load_completes_every_response_that_was_begun_and_leaves_no_WAL()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "demo");

        await clients.WriteAsync(program.Client, batchSize: 1000, async () =>
        {
            var (exitCode, log) = await program.StopAsync();
            Assert.True(exitCode == 0, $"{exitCode}: {log}");
            Assert.DoesNotContain("fail:", log);
        });

        Assert.False(HasWal(DatabaseFile));
        Assert.DoesNotContain(clients.Posts, post => post is { HasResponse: true, Id: null });
        await clients.CheckAsync(DatabaseFile);
    }

    [Fact]
    public async Task Writes_that_run_or_wait_in_the_queue_when_the_program_is_asked_to_stop_are_completed()
    {
        await using var api = new SqliteApi();
        api.UseKestrel();
        var home = await api.CreateHomeAsync();
        var queue = (GroupCommitWrites)api.Services.GetRequiredService<Writes>();
        var lifetime = api.Services.GetRequiredService<IHostApplicationLifetime>();

        using var held = api.FailingCommands.Hold();
        var running = api.SpendAsync(home.Alice, home.Food, 1m);
        await held.Reached;
        var waiting = api.SpendAsync(home.Alice, home.Food, 2m);
        await Wait.UntilAsync(() => queue.QueueLength == 1, "The second write waits in the queue.");
        lifetime.StopApplication();
        await Wait.UntilConnectionRefusedAsync(api.Client.BaseAddress!);
        held.Dispose();

        long[] ids = [await running, await waiting];
        await Wait.UntilAsync(() => !HasWal(api.DatabaseFile), "The WAL is checkpointed and gone.");
        Assert.Equal("2", await SqliteLedger.ExecuteAsync(
            api.DatabaseFile, $"SELECT CAST(COUNT(*) AS TEXT) FROM expenses WHERE id IN ({string.Join(',', ids)})"));
    }

    private static bool HasWal(string databaseFile) => new FileInfo(databaseFile + "-wal") is { Exists: true, Length: > 0 };
}
