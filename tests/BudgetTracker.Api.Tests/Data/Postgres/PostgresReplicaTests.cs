using System.Net.Http.Json;
using System.Text.Json;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>With <c>Database:ReadReplicas</c>, lists, reports and exports are read from standbys, and show every write before them.</summary>
/// <remarks>The environment variable BUDGETTRACKER_REPLICA_PAIRS says how many writes are read again: 400 if not set.</remarks>
[Trait("Runs", "once")]
public sealed class PostgresReplicaTests(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 8;

    private static readonly int Pairs = TestRounds.Of("BUDGETTRACKER_REPLICA_PAIRS", 400);

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-replica-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ClusterFact]
    public async Task Whoever_writes_through_one_instance_reads_it_through_another_although_standbys_are_behind_or_away()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var (quick, slow) = (cluster.Standbys.First(), cluster.Standbys.Last());
        using var first = await ServeAsync(cluster);
        using var second = await ServeAsync(cluster);
        ProgramProcess[] instances = [first, second];
        await FillAsync(first);

        await WriteAndReadAsync(instances, Pairs);
        var (readsOfQuick, readsOfSlow) = (await CountReadsAsync(quick), await CountReadsAsync(slow));
        output.WriteLine($"{Pairs} writes, each read through the other instance; index scans of expenses: "
            + $"{await CountReadsAsync(cluster.Primary)} on the primary, {readsOfQuick} and {readsOfSlow} on the standbys");
        Assert.True(readsOfQuick > 0 && readsOfSlow > 0);

        // It shows each commit a third of a second late.
        slow.Set("recovery_min_apply_delay = '333ms'");
        await slow.ReloadAsync();
        await WriteAndReadAsync(instances, 96);

        // It receives everything, and shows nothing new.
        await quick.ExecuteAsync("SELECT pg_wal_replay_pause()");
        await WriteAndReadAsync(instances, 96);
        await quick.ExecuteAsync("SELECT pg_wal_replay_resume()");

        cluster.Primary.Set("synchronous_standby_names = ''");
        await cluster.Primary.ReloadAsync();
        await quick.KillAsync();
        await WriteAndReadAsync(instances, 96);
        await slow.StopAsync();
        await WriteAndReadAsync(instances, 96);
    }

    [ClusterFact]
    public async Task Writes_are_read_after_a_failover_too_and_exports_come_from_a_standby()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        using var first = await ServeAsync(cluster);
        using var second = await ServeAsync(cluster);
        ProgramProcess[] instances = [first, second];
        await FillAsync(first);

        await cluster.Primary.KillAsync();
        await cluster.FailOverAsync();
        await Wait.UntilAsync(
            async () =>
            {
                var ready = await Task.WhenAll(instances.Select(one => one.Client.GetAsync("/health/ready")));

                return ready.All(response => response.IsSuccessStatusCode);
            },
            "Both instances have found the new primary.");
        await WriteAndReadAsync(instances, 96);

        var standby = cluster.Standbys.Last();
        var before = await CountReadsAsync(standby);
        await Wait.UntilAsync(
            async () =>
            {
                var csv = await second.Client.GetStringAsync("/api/export/expenses.csv?userId=1");
                Assert.Equal(1 + (96 / Clients), csv.Split('\n').Length - 1);

                return await CountReadsAsync(standby) > before;
            },
            "An export is read from the standby.");
    }

    // A category, and a user for each client.
    private static async Task FillAsync(ProgramProcess instance)
    {
        await PostAsync(instance, "/api/categories", new { name = "Food" });
        for (var user = 1; user <= Clients; user++)
            await PostAsync(instance, "/api/users", new { email = $"{user}@example.com", name = "Alice" });
    }

    // Each client writes for a user of its own, so that the newest expense of the user is the one that it wrote last.
    private static async Task WriteAndReadAsync(ProgramProcess[] instances, int pairs)
    {
        var missed = 0;
        await Task.WhenAll(Enumerable.Range(1, Clients).Select(async user =>
        {
            var count = (await GetAsync(instances[0], $"/api/users/{user}/summary")).GetProperty("count").GetInt32();
            for (var pair = 0; pair < pairs / Clients; pair++)
            {
                var written = await PostAsync(
                    instances[(user + pair) % 2],
                    "/api/expenses",
                    new { userId = user, categoryId = 1, description = "Something", amount = 9, date = "2026-01-31" });
                var reader = instances[(user + pair + 1) % 2];
                var list = await GetAsync(reader, $"/api/users/{user}/expenses?limit=1");
                var summary = await GetAsync(reader, $"/api/users/{user}/summary");
                if (list.GetProperty("items")[0].GetProperty("id").GetInt64() != written.GetProperty("id").GetInt64()
                    || summary.GetProperty("count").GetInt32() != ++count)
                {
                    Interlocked.Increment(ref missed);
                }
            }
        }));
        Assert.Equal(0, missed);
    }

    private static async Task<long> CountReadsAsync(ClusterServer server) => (long)(await server.ExecuteAsync(
        "SELECT idx_scan + seq_scan FROM pg_stat_user_tables WHERE relname = 'expenses'"))!;

    private static async Task<JsonElement> PostAsync(ProgramProcess program, string path, object body)
    {
        using var response = await program.Client.PostAsJsonAsync(path, body);

        return await ReadAsync(response, path);
    }

    private static async Task<JsonElement> GetAsync(ProgramProcess program, string path)
    {
        using var response = await program.Client.GetAsync(path);

        return await ReadAsync(response, path);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string path)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");

        return JsonDocument.Parse(text).RootElement;
    }

    private Task<ProgramProcess> ServeAsync(PostgresCluster cluster) => ProgramProcess.ServeAsync(
        folder, "--Database:Provider=Postgres", "--Database:ReadReplicas=true", $"--ConnectionStrings:BudgetTracker={cluster.ConnectionString}");
}
