using System.Diagnostics;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>A primary and two standbys, each commit of which one standby confirms. They end when the tests do.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    public const string Database = "budget";

    public static readonly IReadOnlyList<string> Names = ["a", "b", "c"];

    // Standard input ends when this is disposed, or when the process of the tests ends, however that is killed.
    private const string Watched = """
        read -r _
        for data in "$2"/*/data; do "$1/pg_ctl" -D "$data" -m immediate stop; done
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-cluster-").FullName;
    private readonly Process watchdog;

    private PostgresCluster()
    {
        Servers = [.. Names.Select(name => new ClusterServer(name, folder))];
        Primary = Servers[0];
        watchdog = Process.Start(new ProcessStartInfo(
            "runuser", ["-u", "postgres", "--", "sh", "-c", Watched, "sh", ClusterServer.Programs!, folder])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        watchdog.OutputDataReceived += (_, _) => { };
        watchdog.ErrorDataReceived += (_, _) => { };
        watchdog.BeginOutputReadLine();
        watchdog.BeginErrorReadLine();
    }

    public IReadOnlyList<ClusterServer> Servers { get; }

    public ClusterServer Primary { get; private set; }

    public IEnumerable<ClusterServer> Standbys => Servers.Where(server => server != Primary);

    /// <summary>Where the ledger is, whichever server is the primary.</summary>
    public string ConnectionString =>
        $"Host={string.Join(',', Servers.Select(server => server.Host))};Username=postgres;Database={Database}";

    public static async Task<PostgresCluster> StartAsync()
    {
        var cluster = new PostgresCluster();
        try
        {
            using (var owner = Process.Start("chown", ["postgres", cluster.folder]))
                await owner.WaitForExitAsync();

            await cluster.Primary.InitializeAsync();
            await cluster.Primary.StartAsync();
            foreach (var standby in cluster.Standbys)
                await cluster.AddStandbyAsync(standby);

            await ClusterServer.RunAsync("createdb", "-h", cluster.Primary.Host, "-U", "postgres", "-E", "UTF8", Database);

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a server a standby of the primary, whatever it was before, and waits until it confirms commits.</summary>
    public async Task AddStandbyAsync(ClusterServer server)
    {
        await server.CopyAsync(Primary);
        await server.StartAsync();
        await Wait.UntilAsync(() => IsStreamingAsync(server), $"{server.Name} is a standby.");
    }

    /// <summary>
    /// Promotes the standby that has most, as an operator does: only that one surely has each confirmed commit. Waits until the
    /// other confirms commits again.
    /// </summary>
    public async Task FailOverAsync()
    {
        var standbys = new List<(ClusterServer Server, ulong Position)>();
        foreach (var standby in Standbys)
        {
            // What it confirms from now on must not count.
            await standby.FollowAsync(null);
            await Wait.UntilAsync(
                async () => (bool)(await standby.ExecuteAsync("SELECT NOT EXISTS (SELECT FROM pg_stat_wal_receiver)"))!,
                $"{standby.Name} receives nothing.");
            var position = await standby.ExecuteAsync("SELECT pg_last_wal_receive_lsn() - '0/0'");
            standbys.Add((standby, (ulong)(decimal)position!));
        }

        Primary = standbys.MaxBy(standby => standby.Position).Server;
        await Primary.PromoteAsync();
        foreach (var (standby, _) in standbys.Where(standby => standby.Server != Primary))
        {
            await standby.FollowAsync(Primary);
            await Wait.UntilAsync(() => IsStreamingAsync(standby), $"{standby.Name} follows {Primary.Name}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        watchdog.StandardInput.Close();
        await watchdog.WaitForExitAsync();
        watchdog.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> IsStreamingAsync(ClusterServer standby) => (bool)(await Primary.ExecuteAsync(
        $"SELECT EXISTS (SELECT FROM pg_stat_replication WHERE application_name = '{standby.Name}' AND state = 'streaming')",
        "postgres"))!;
}
