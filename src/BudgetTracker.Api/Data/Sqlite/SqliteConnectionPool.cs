using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The open connections of the ledger, which all contexts share.</summary>
/// <remarks>
/// Each connection maps the file, and keeps a page cache and its statements; opening one anew for each query would cost
/// more than the query. SQLite's driver works on the caller's thread, so that more readers than there are processors
/// for are not answered sooner. Those that are too many wait in order, without holding a thread.
/// <para>
/// A context has a connection while a query of it is read, and no longer. Whoever reads must not wait for a second
/// connection, nor for a client: read rows to their end, then write the response.
/// </para>
/// </remarks>
internal sealed class SqliteConnectionPool(SqliteFile file, SqliteConnectionStringBuilder settings) : IDisposable
{
    /// <summary>How many may read at a time: two for each processor, so that a long query does not stop the short ones.</summary>
    public static readonly int MaxReaders = 2 * Environment.ProcessorCount;

    private readonly SemaphoreSlim readers = new(MaxReaders);

    // The one that was used last is used next: its caches are warm.
    private readonly Stack<SqliteLedgerConnection> idle = new();
    private bool isDisposed;

    /// <summary>The longest time that a read waits for a connection: five seconds, as a write for its turn.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    public SqliteFile File => file;

    public SqliteConnectionStringBuilder Settings => settings;

    /// <summary>Takes a connection to read by; <see cref="ReturnReader"/> gives it back.</summary>
    /// <exception cref="SqliteException">None was free within <see cref="MaxWait"/>, or the file is away.</exception>
    public async ValueTask<SqliteLedgerConnection> RentReaderAsync(CancellationToken cancellationToken)
    {
        if (!await readers.WaitAsync(MaxWait, cancellationToken))
        {
            throw new SqliteException(
                $"A read waited {MaxWait.TotalSeconds} seconds for one of {MaxReaders} connections.", SQLITE_BUSY);
        }

        try
        {
            return Rent();
        }
        catch
        {
            readers.Release();
            throw;
        }
    }

    /// <summary>Gives a reader's connection back.</summary>
    public void ReturnReader(SqliteLedgerConnection connection)
    {
        try
        {
            Return(connection);
        }
        finally
        {
            readers.Release();
        }
    }

    /// <summary>Takes a connection at once, beside those of the readers; <see cref="Return"/> gives it back.</summary>
    /// <exception cref="SqliteException">The file is away.</exception>
    public SqliteLedgerConnection Rent()
    {
        file.FindNowAndThen();
        lock (idle)
        {
            if (idle.TryPop(out var connection))
                return connection;
        }

        return SqliteLedgerConnection.Open(settings.ToString());
    }

    /// <summary>Gives a connection back.</summary>
    public void Return(SqliteLedgerConnection connection)
    {
        // The readers', and the writer's.
        const int writers = 1;
        var isKept = false;
        try
        {
            connection.EndTransaction();
            lock (idle)
            {
                isKept = !isDisposed && idle.Count < MaxReaders + writers;
                if (isKept)
                    idle.Push(connection);
            }
        }
        finally
        {
            if (!isKept)
                connection.Dispose();
        }
    }

    public void Dispose()
    {
        lock (idle)
        {
            isDisposed = true;
            while (idle.TryPop(out var connection))
                connection.Dispose();
        }

        readers.Dispose();
    }
}
