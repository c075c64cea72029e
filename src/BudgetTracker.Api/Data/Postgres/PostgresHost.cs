using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>One of several servers, as it was when it was last looked at.</summary>
internal sealed class PostgresHost : IAsyncDisposable
{
    private const int LookSeconds = 2;

    private readonly NpgsqlDataSource looks;

    /// <param name="name">As in the connection string: a name or an address, which may have a port, or the folder of a socket.</param>
    /// <param name="connection">The connection string, with all hosts.</param>
    public PostgresHost(string name, NpgsqlConnectionStringBuilder connection)
    {
        Name = name;
        var own = new NpgsqlConnectionStringBuilder(connection.ToString()) { Host = name };
        Reads = NpgsqlDataSource.Create(own);

        // A connection of its own, so that a look waits for no request.
        looks = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(own.ToString())
        {
            MinPoolSize = 0,
            MaxPoolSize = 1,
            Timeout = LookSeconds,
            CommandTimeout = LookSeconds,
            CancellationTimeout = -1,
        });
    }

    public string Name { get; }

    /// <summary>Connections for reading while it is a standby; writes go by <see cref="PostgresHosts.Primary"/>.</summary>
    public NpgsqlDataSource Reads { get; }

    /// <summary>What it said at the last look; null where it did not answer, or nobody has looked yet.</summary>
    public HostState? State { get; private set; }

    /// <summary>Looks what it is now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await looks.OpenConnectionAsync(cancellationToken);
            State = await HostState.ReadAsync(connection, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it is: while a server fails over, Npgsql has been seen to throw errors of its own.
            State = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reads.DisposeAsync();
        await looks.DisposeAsync();
    }
}
