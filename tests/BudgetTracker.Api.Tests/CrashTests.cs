using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests;

/// <summary>What was acknowledged outlives kill -9, and nothing is there twice.</summary>
/// <remarks>The environment variable BUDGETTRACKER_CRASH_ROUNDS says how often it is killed: 3 if not set.</remarks>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-crash-").FullName;
    private readonly WritingClients clients = new();
    private (int Written, int Unwritten) inFlight;
    private TimeSpan slowestStart;

    private string DatabaseFile => Path.Combine(folder, "data", "budget.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_9_under_eight_writers_loses_nothing_acknowledged_and_doubles_nothing()
    {
        var rounds = int.Parse(
            Environment.GetEnvironmentVariable("BUDGETTRACKER_CRASH_ROUNDS") ?? "3",
            CultureInfo.InvariantCulture);

        for (var round = 0; round < rounds; round++)
        {
            using var program = await StartAsync();
            await CheckAsync(program.Client);
            await clients.WriteAsync(program.Client, batchSize: 10, program.KillAsync);
        }

        using var last = await StartAsync();
        await CheckAsync(last.Client);
        var acknowledged = clients.Attempts.Count - inFlight.Written - inFlight.Unwritten;
        output.WriteLine($"{rounds} kills: {acknowledged} writes acknowledged, none lost, none doubled; "
            + $"of those in flight {inFlight.Written} were written and {inFlight.Unwritten} not; "
            + $"slowest start {slowestStart.TotalSeconds:0.0} s");
    }

    private async Task<ProgramProcess> StartAsync()
    {
        var clock = Stopwatch.StartNew();
        var program = await ProgramProcess.ServeAsync(folder, File.Exists(DatabaseFile) ? [] : ["demo"]);
        await program.Client.GetStringAsync("/health/ready");
        slowestStart = clock.Elapsed > slowestStart ? clock.Elapsed : slowestStart;
        Assert.True(slowestStart < TimeSpan.FromSeconds(10), $"It answered after {slowestStart}.");

        return program;
    }

    private async Task CheckAsync(HttpClient client)
    {
        var rows = await clients.CheckAsync(DatabaseFile);
        var unanswered = clients.Attempts.Where(attempt => attempt.Id is null).ToList();
        var sample = clients.Attempts.Except(unanswered).OrderBy(_ => Random.Shared.Next()).Take(10).ToList();
        var written = unanswered.Count(attempt => rows.ContainsKey(attempt.Description));
        inFlight = (inFlight.Written + written, inFlight.Unwritten + unanswered.Count - written);

        // The answer to an attempt is kept exactly when its rows are.
        foreach (var attempt in unanswered.Concat(sample))
        {
            var replayed = await attempt.SendAsync(client);
            Assert.True(replayed == rows.ContainsKey(attempt.Description), $"{attempt}: replayed {replayed}");
        }

        await clients.CheckAsync(DatabaseFile);
    }
}
