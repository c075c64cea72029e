using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests;

/// <summary>An acknowledged write survives kill -9, and no write is there twice.</summary>
/// <remarks>The environment variable BUDGETTRACKER_CRASH_ROUNDS says how often the program is killed: 3 if not set.</remarks>
[Trait("Runs", "once")]
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-crash-").FullName;
    private readonly WritingClients clients = new();
    private (int Written, int Unwritten) inFlight;

    private string DatabaseFile => Path.Combine(folder, "data", "demo.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_9_under_eight_writers_loses_no_acknowledged_write_and_doubles_none()
    {
        var rounds = TestRounds.Of("BUDGETTRACKER_CRASH_ROUNDS", 3);

        for (var round = 0; round < rounds; round++)
        {
            using var program = await ProgramProcess.ServeAsync(folder, "demo");
            await CheckAsync(program.Client);
            await clients.WriteAsync(program.Client, batchSize: 10, program.KillAsync);
        }

        using var last = await ProgramProcess.ServeAsync(folder, "demo");
        await CheckAsync(last.Client);
        var acknowledged = clients.Posts.Count - inFlight.Written - inFlight.Unwritten;
        output.WriteLine($"{rounds} kills: {acknowledged} writes acknowledged, none lost, none doubled; "
            + $"of those in flight {inFlight.Written} were written and {inFlight.Unwritten} not");
    }

    private async Task CheckAsync(HttpClient client)
    {
        await client.GetStringAsync("/health/ready");
        var rows = await clients.CheckAsync(DatabaseFile);
        var unacknowledged = clients.Posts.Where(post => post.Id is null).ToList();
        var sample = clients.Posts.Except(unacknowledged).OrderBy(_ => Random.Shared.Next()).Take(10).ToList();
        var written = unacknowledged.Count(post => rows.ContainsKey(post.Description));
        inFlight = (inFlight.Written + written, inFlight.Unwritten + unacknowledged.Count - written);

        // The response is saved exactly when the rows are.
        foreach (var post in unacknowledged.Concat(sample))
        {
            var isReplay = await post.SendAsync(client);
            Assert.True(isReplay == rows.ContainsKey(post.Description), $"{post}: replayed {isReplay}");
        }

        await clients.CheckAsync(DatabaseFile);
    }
}
