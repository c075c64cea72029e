using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>A primary dies under two instances of the program, and a standby takes its place.</summary>
/// <remarks>The environment variable BUDGETTRACKER_FAILOVER_ROUNDS says how often: once if not set.</remarks>
[Trait("Runs", "once")]
public sealed class PostgresFailoverTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Rounds = TestRounds.Of("BUDGETTRACKER_FAILOVER_ROUNDS", 1);

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-failover-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ClusterFact]
    public async Task A_failover_loses_no_acknowledged_write_and_doubles_none_and_the_old_primary_is_left_alone_when_it_comes_back()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        using var first = await ServeAsync(cluster);
        using var second = await ServeAsync(cluster);
        var clients = new FailoverClients([first, second]);
        await clients.StartAsync();
        for (var round = 1; round <= Rounds; round++)
        {
            await clients.WaitForWritesAsync(Random.Shared.Next(10, 100));
            var old = cluster.Primary;
            await old.KillAsync();
            var killed = Stopwatch.GetTimestamp();

            // In every other round writes that go on being attempted outlast the failover.
            if (round % 2 == 1)
                await clients.WaitForUnavailableAsync();

            await cluster.FailOverAsync();
            var promoted = Stopwatch.GetElapsedTime(killed).TotalSeconds;
            await clients.WaitForWritesAsync(10);
            var seconds = clients.SecondsToFirst(killed);

            // It confirms commits by itself now: whatever is written there is acknowledged, and lost.
            old.Set("synchronous_standby_names = ''");
            await old.StartAsync();
            var before = await CountAsync(old);
            await WaitUntilSeenAsync(old, first, second);
            using (var late = await ServeAsync(cluster))
                await new IdempotentPost(Size: 1).SendAsync(late.Client);

            await clients.WaitForWritesAsync(50);
            Assert.Equal(before, await CountAsync(old));
            await old.StopAsync();
            await cluster.AddStandbyAsync(old);

            var (acknowledged, lost, doubled, others) = await clients.CheckAsync(cluster.Primary);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round}: {acknowledged} acknowledged, {lost} lost, {doubled} doubled, "
                + $"{others} of those without a response are there, {clients.Unavailable} times 503; a standby was promoted after {promoted:0.0} s, "
                + $"first 201 after {string.Join(" and ", seconds.Select(s => s.ToString("0.0", CultureInfo.InvariantCulture)))} s"));
            Assert.Equal((0, 0), (lost, doubled));
        }

        await clients.StopAsync();
        var (_, lostInTheEnd, doubledInTheEnd, _) = await clients.CheckAsync(cluster.Primary);
        Assert.Equal((0, 0), (lostInTheEnd, doubledInTheEnd));
    }

    private static Task<object?> CountAsync(ClusterServer server) => server.ExecuteAsync("SELECT COUNT(*) FROM commit_traces");

    // Once before it was replaced, and once when it came back.
    private static async Task WaitUntilSeenAsync(ClusterServer old, params ProgramProcess[] programs)
    {
        var timeline = await old.ExecuteAsync("SELECT timeline_id FROM pg_control_checkpoint()");
        var line = $"{Regex.Escape(old.Host)} is now: primary of timeline {timeline}\\s";
        await Task.WhenAll(programs.Select(program => program.WaitForAsync(new Regex($"{line}[\\s\\S]*{line}"))));
    }

    private Task<ProgramProcess> ServeAsync(PostgresCluster cluster, string settings = "") => ProgramProcess.ServeAsync(
        folder, "--Database:Provider=Postgres", $"--ConnectionStrings:BudgetTracker={cluster.ConnectionString};{settings}");
}
