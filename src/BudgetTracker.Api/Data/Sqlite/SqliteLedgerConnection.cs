using System.Diagnostics;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>An open connection of the pool, which keeps the statements it has prepared.</summary>
/// <remarks>Preparing a short query takes longer than running it.</remarks>
internal sealed class SqliteLedgerConnection : SqliteConnection
{
    // FULL: a commit is on the disk before it is acknowledged. busy_timeout (ms) lets SQLite wait in short native steps
    // before the driver begins to poll. trusted_schema=OFF is what SQLite recommends to every application. mmap_size:
    // connections read the pages that the system has in memory anyway, instead of a copy each. wal_autocheckpoint (pages):
    // as many as journal_size_limit (bytes) has room for, since the writer waits for each checkpoint.
    private const string Pragmas = """
        PRAGMA synchronous=FULL; PRAGMA busy_timeout=1000; PRAGMA trusted_schema=OFF;
        PRAGMA journal_size_limit=67108864; PRAGMA mmap_size=1073741824; PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-8000
        """;

    // Filters combine to more than these; a statement takes a few kilobytes.
    private const int MaxStatements = 100;

    // Instructions of SQLite's virtual machine, counted over all runs of a kept statement. A row takes some ten.
    private const int InstructionsBetweenLooks = 1000;

    private static readonly TimeSpan LongRead = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, SqliteStatement> statements = [];
    private bool isReading;
    private CancellationToken readToken;
    private long readSince;
    private ExtraThread? extraThread;

    private SqliteLedgerConnection(string connectionString)
        : base(connectionString)
    {
    }

    /// <summary>The transaction that has begun and not ended.</summary>
    public SqliteTransaction? CurrentTransaction => Transaction;

    /// <summary>Opens a connection that is set up as every connection of the ledger is.</summary>
    public static SqliteLedgerConnection Open(string connectionString)
    {
        var connection = new SqliteLedgerConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            // Else SQLite plans a statement anew whenever another LIMIT is bound to it.
            var handle = NativeSqlite.HandleOf(connection);
            _ = sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
            sqlite3_progress_handler(handle, InstructionsBetweenLooks, static opened => ((SqliteLedgerConnection)opened).Look(), connection);

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Until <see cref="EndRead"/>, a query that is cancelled ends with SQLITE_INTERRUPT, and a long one adds a thread for others.</summary>
    public void BeginRead(CancellationToken cancellationToken) =>
        (isReading, readToken, readSince) = (true, cancellationToken, Stopwatch.GetTimestamp());

    /// <summary>Ends the read, if there is one.</summary>
    public void EndRead()
    {
        (isReading, readToken) = (false, default);
        extraThread?.Dispose();
        extraThread = null;
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void EndTransaction() => Transaction?.Dispose();

    public override SqliteCommand CreateCommand() => new SqlitePreparedCommand(() => this)
    {
        CommandTimeout = DefaultTimeout,
    };

    /// <summary>The statement kept for an SQL text; null while its rows are being read.</summary>
    public SqliteStatement? Find(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
            return statement.IsBusy ? null : statement;

        if (statements.Count == MaxStatements)
            Forget();

        return statements[sql] = new SqliteStatement { Connection = this, CommandText = sql };
    }

    // SQLite calls it in the middle of a query, and ends the query unless it returns 0.
    private int Look()
    {
        if (!isReading)
            return 0;

        if (extraThread is null && Stopwatch.GetElapsedTime(readSince) > LongRead)
            extraThread = new ExtraThread();

        return readToken.IsCancellationRequested ? 1 : 0;
    }

    private void Forget()
    {
        foreach (var (sql, statement) in statements.Where(kept => !kept.Value.IsBusy))
        {
            statement.Dispose();
            statements.Remove(sql);
        }
    }
}
