namespace BudgetTracker.Api.Tests;

/// <summary>Asked to stop, the program ends what it has begun, and leaves the ledger as one file.</summary>
public sealed class GracefulStopTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-stop-").FullName;
    private readonly WritingClients clients = new();

    private string DatabaseFile => Path.Combine(folder, "data", "budget.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Sigterm_under_load_ends_every_answer_that_was_begun_and_leaves_no_wal()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "demo");

        await clients.WriteAsync(program.Client, batchSize: 1000, async () => AssertStopped(await program.StopAsync()));

        Assert.DoesNotContain(clients.Attempts, attempt => attempt is { IsAnswered: true, Id: null });
        await clients.CheckAsync(DatabaseFile);
    }

    [Fact]
    public async Task A_write_that_waits_when_sigterm_comes_is_still_written_and_answered()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "demo");
        var attempt = new Attempt(Size: 1);
        Task<bool> write;
        Task<(int ExitCode, string Output)> stop;
        using (new ForeignWriter(DatabaseFile))
        {
            write = attempt.SendAsync(program.Client);
            await Task.Delay(500);
            stop = program.StopAsync();
            await Task.Delay(500);
        }

        Assert.False(await write);
        AssertStopped(await stop);
        using var next = await ProgramProcess.ServeAsync(folder);
        Assert.True(await attempt.SendAsync(next.Client), "It was not written before the stop.");
    }

    private void AssertStopped((int ExitCode, string Output) stop)
    {
        Assert.True(stop.ExitCode == 0, $"{stop.ExitCode}: {stop.Output}");
        Assert.DoesNotContain("fail:", stop.Output);
        var wal = new FileInfo(DatabaseFile + "-wal");
        Assert.True(wal is not { Exists: true, Length: > 0 }, $"{wal} is there.");
    }
}
