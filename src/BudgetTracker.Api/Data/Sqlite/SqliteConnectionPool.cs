using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.ObjectPool;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The open connections of the ledger, which all contexts share.</summary>
/// <remarks>
/// Each connection maps the file, and keeps a page cache and its statements. Opening one for each query would cost
/// more than the query. SQLite's driver works on the caller's thread, so that more readers than there are processors
/// for get no response sooner. Those that are too many wait in order, without holding a thread.
/// <para>
/// A context has a connection while a query of it is read, and no longer. A reader must not wait for a second
/// connection, nor for a client: read rows to their end, then write the response.
/// </para>
/// </remarks>
internal sealed class SqliteConnectionPool : IDisposable
{
    /// <summary>How many may read at a time: two for each processor, so that a long query does not stop the short ones.</summary>
    public static readonly int MaxReaders = 2 * Environment.ProcessorCount;

    private readonly SemaphoreSlim readers = new(MaxReaders);
    private readonly SqliteFile file;
    private readonly ObjectPool<SqliteLedgerConnection> connections;

    public SqliteConnectionPool(SqliteFile file, SqliteConnectionStringBuilder settings, IMeterFactory meters)
    {
        this.file = file;
        (ConnectionString, DataSource, DefaultTimeout) = (settings.ToString(), settings.DataSource, settings.DefaultTimeout);

        // As many as there are readers, and the writer's.
        connections = new DefaultObjectPoolProvider { MaximumRetained = MaxReaders + 1 }.Create(new Policy(ConnectionString));

        // As Npgsql measures its pool.
        meters.Create(LedgerTelemetry.Name).CreateObservableUpDownCounter(
            "db.client.connection.count", CountConnections, "{connection}", "How many connections are in use, and how many are free.");
    }

    /// <summary>The longest time that a read waits for a connection: five seconds, as a write for its turn.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    public string ConnectionString { get; }

    public string DataSource { get; }

    /// <summary>In seconds.</summary>
    public int DefaultTimeout { get; }

    /// <summary>Waits until one more may read; <see cref="EndRead"/> lets the next one.</summary>
    /// <exception cref="SqliteException">It took longer than <see cref="MaxWait"/>: the database is unavailable.</exception>
    public Task BeginReadAsync(CancellationToken cancellationToken) =>
        readers.Wait(0, cancellationToken) ? Task.CompletedTask : WaitAsync(cancellationToken);

    public void EndRead() => readers.Release();

    /// <summary>Takes a connection; <see cref="Return"/> gives it back.</summary>
    /// <exception cref="SqliteException">The file is missing.</exception>
    public SqliteLedgerConnection Rent()
    {
        file.CheckNowAndThen();

        return connections.Get();
    }

    /// <summary>Rolls back what was not committed, and keeps the connection for the next one.</summary>
    public void Return(SqliteLedgerConnection connection) => connections.Return(connection);

    public void Dispose()
    {
        (connections as IDisposable)?.Dispose();
        readers.Dispose();
    }

    private Measurement<int>[] CountConnections()
    {
        var free = readers.CurrentCount;

        return [Of("used", MaxReaders - free), Of("idle", free)];

        static Measurement<int> Of(string state, int count) =>
            new(count, new("db.client.connection.pool.name", "readers"), new("db.client.connection.state", state));
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!await readers.WaitAsync(MaxWait, cancellationToken))
        {
            throw new SqliteException(
                $"A read waited {MaxWait.TotalSeconds} seconds for one of {MaxReaders} connections.", SQLITE_BUSY);
        }
    }

    private sealed class Policy(string connectionString) : PooledObjectPolicy<SqliteLedgerConnection>
    {
        public override SqliteLedgerConnection Create() => SqliteLedgerConnection.Open(connectionString);

        public override bool Return(SqliteLedgerConnection obj)
        {
            try
            {
                obj.EndTransaction();

                return true;
            }
            catch (SqliteException)
            {
                // The pool closes it, which rolls back too.
                return false;
            }
        }
    }
}
