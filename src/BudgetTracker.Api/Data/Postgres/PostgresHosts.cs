using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>Several servers with the same ledger: a primary, and standbys, one of which may take its place.</summary>
/// <remarks>
/// Npgsql finds a primary. It does not ask whether it is the right one: a server that was replaced, and comes back, is a primary
/// as well. So the highest timeline that any of the servers has named is remembered, and a primary of a lower one is not used.
/// </remarks>
internal sealed partial class PostgresHosts : BackgroundService, IAsyncDisposable
{
    // After a promotion, writes go on that much later.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly Lock remembering = new();
    private readonly ILogger<PostgresHosts> logger;
    private readonly PostgresHost[] hosts;
    private readonly NpgsqlMultiHostDataSource servers;
    private readonly Lazy<Task> firstLook;
    private volatile int timeline;
    private int turns;

    public PostgresHosts(NpgsqlConnectionStringBuilder connection, ILogger<PostgresHosts> logger)
    {
        this.logger = logger;
        hosts = [.. connection.Host!.Split(',').Select(host => new PostgresHost(host.Trim(), connection))];
        var builder = new NpgsqlDataSourceBuilder(connection.ToString());
        builder.UsePhysicalConnectionInitializer(opened => CheckAsync(opened).GetAwaiter().GetResult(), CheckAsync);
        servers = builder.BuildMultiHost();
        Primary = servers.WithTargetSession(TargetSessionAttributes.Primary);
        firstLook = new(() => Task.WhenAll(hosts.Select(host => LookAsync(host, CancellationToken.None))));
    }

    /// <summary>Connections to the primary, whichever server that is now.</summary>
    public NpgsqlDataSource Primary { get; }

    /// <summary>The highest timeline that a server has named; 0 where none has yet.</summary>
    public int Timeline => timeline;

    /// <summary>One of the standbys that receive what the primary writes, each in its turn; null where there is none.</summary>
    public PostgresHost? NextStandby()
    {
        var standbys = hosts.Where(host => host.State is { IsPrimary: false } state && state.Timeline == timeline).ToList();

        return standbys.Count == 0 ? null : standbys[(int)((uint)Interlocked.Increment(ref turns) % standbys.Count)];
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await servers.DisposeAsync();
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(hosts.Select(host => WatchAsync(host, stoppingToken)));

    // Each host by itself: one that does not answer must not delay what another one has to say.
    private async Task WatchAsync(PostgresHost host, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(host, stoppingToken);
    }

    private async Task LookAsync(PostgresHost host, CancellationToken cancellationToken)
    {
        var before = host.State;
        await host.LookAsync(cancellationToken);
        var now = host.State;
        if (now == before)
            return;

        Remember(now?.Timeline);

        // Else Npgsql would ask a host again only when what it remembers of it expires.
        servers.ClearDatabaseStates();
        if (IsStale(now))
            servers.Clear();

        LogChange(logger, host.Name, now?.ToString() ?? "away");
    }

    /// <summary>Rejects a new connection to a primary that was replaced.</summary>
    private async Task CheckAsync(NpgsqlConnection opened)
    {
        // A program that has just started knows no timeline, and the first host that answers may be one that was replaced.
        await firstLook.Value;
        var state = await HostState.ReadAsync(opened, CancellationToken.None);
        Remember(state.Timeline);
        if (IsStale(state))
            throw new StalePrimaryException(opened.Host, state.Timeline, timeline);
    }

    private bool IsStale(HostState? state) => state is { IsPrimary: true } && state.Timeline < timeline;

    private void Remember(int? named)
    {
        lock (remembering)
        {
            if (!(named > timeline))
                return;

            var isPromotion = timeline > 0;
            timeline = named.Value;
            if (!isPromotion)
                return;
        }

        // Connections from before the promotion may lead to the server that was replaced; those in use are closed after their use.
        servers.Clear();
        servers.ClearDatabaseStates();
    }

    [LoggerMessage(14, LogLevel.Information, "The PostgreSQL server {Host} is now: {State}")]
    private static partial void LogChange(ILogger logger, string host, string state);
}
