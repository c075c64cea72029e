using System.Diagnostics;
using Npgsql;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>One server of a <see cref="PostgresCluster"/>: Debian's, run as the user postgres, on a socket in its own folder.</summary>
public sealed class ClusterServer(string name, string clusterFolder)
{
    /// <summary>The folder of the server's programs; null where there is none.</summary>
    public static string? Programs { get; } = !Directory.Exists("/usr/lib/postgresql") ? null : Directory
        .GetDirectories("/usr/lib/postgresql")
        .OrderBy(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin"))
        .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    public string Name => name;

    /// <summary>The folder of its socket, which is its host in a connection string.</summary>
    public string Host { get; } = Path.Combine(clusterFolder, name);

    private string Log => Path.Combine(Host, "log");

    private string Data => Path.Combine(Host, "data");

    /// <summary>Makes a new server.</summary>
    public async Task InitializeAsync()
    {
        await MakeFolderAsync();
        await RunAsync("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Set($"""
            listen_addresses = ''
            shared_buffers = '16MB'
            fsync = off
            full_page_writes = off
            wal_keep_size = '1GB'
            wal_retrieve_retry_interval = '100ms'
            hot_standby_feedback = on
            synchronous_standby_names = 'ANY 1 ({string.Join(", ", PostgresCluster.Names)})'
            unix_socket_directories = '{Host}'
            cluster_name = '{name}'
            """);
    }

    /// <summary>Makes a standby of another server, in place of what was here.</summary>
    public async Task CopyAsync(ClusterServer primary)
    {
        if (Directory.Exists(Host))
            Directory.Delete(Host, recursive: true);

        await MakeFolderAsync();
        await RunAsync("pg_basebackup", "-h", primary.Host, "-U", "postgres", "-D", Data, "-X", "stream", "--checkpoint=fast", "--no-sync");
        Set($"""
            unix_socket_directories = '{Host}'
            cluster_name = '{name}'
            primary_conninfo = 'host={primary.Host} user=postgres'
            """);
        await File.WriteAllTextAsync(Path.Combine(Data, "standby.signal"), "");
    }

    public async Task StartAsync()
    {
        // What was killed left them. A process may have the same id by now.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        File.Delete(Path.Combine(Host, ".s.PGSQL.5432.lock"));
        await RunAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Log, "start");
    }

    public Task StopAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "-m", "immediate", "stop");

    public Task PromoteAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "promote");

    /// <summary>Lets a standby follow another primary, or none.</summary>
    public async Task FollowAsync(ClusterServer? primary)
    {
        Set($"primary_conninfo = '{(primary is null ? "" : $"host={primary.Host} user=postgres")}'");
        await ReloadAsync();
    }

    /// <summary>Adds settings to those that are there; later ones replace earlier ones.</summary>
    public void Set(string settings) =>
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), $"{settings}\n");

    /// <summary>Lets the server read its settings again.</summary>
    public Task ReloadAsync() => RunAsync("pg_ctl", "-D", Data, "reload");

    /// <summary>Ends the server as a power cut would, with SIGKILL to all its processes.</summary>
    public async Task KillAsync()
    {
        var processes = Processes();
        await SignalAsync("-KILL", processes);
        await Wait.UntilAsync(() => !processes.Any(IsRunning), $"The processes of {name} have ended.");
    }

    /// <summary>Stops all its processes where they are; its connections stay.</summary>
    public Task PauseAsync() => SignalAsync("-STOP", Processes());

    public Task ResumeAsync() => SignalAsync("-CONT", Processes());

    /// <summary>Executes SQL there, in the database of the ledger if no other is named.</summary>
    /// <returns>The first value of the result.</returns>
    public async Task<object?> ExecuteAsync(string sql, string database = PostgresCluster.Database)
    {
        await using var connection = new NpgsqlConnection(
            $"Host={Host};Username=postgres;Database={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs one of the server's programs as the user postgres.</summary>
    public static Task RunAsync(string program, params string[] arguments) =>
        RunAsPostgresAsync([Path.Combine(Programs!, program), .. arguments]);

    private static async Task RunAsPostgresAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("runuser", ["-u", "postgres", "--", .. command])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {await output}{await errors}{LogOf(command)}");
    }

    private static string LogOf(string[] command) =>
        Array.IndexOf(command, "-l") is > 0 and var option && File.Exists(command[option + 1]) ? File.ReadAllText(command[option + 1]) : "";

    private static async Task SignalAsync(string signal, IEnumerable<string> processes)
    {
        using var kill = Process.Start("kill", [signal, .. processes]);
        await kill.WaitForExitAsync();
    }

    private static bool IsRunning(string process)
    {
        try
        {
            // "123 (postgres) Z ...": what nobody has asked for its exit code yet has ended, too.
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[1][0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Task MakeFolderAsync() => RunAsPostgresAsync("mkdir", "-m", "700", Host);

    private List<string> Processes()
    {
        var first = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

        return [first, .. File.ReadAllText($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
