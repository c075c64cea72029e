using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The connection of a context: while it is open, it has one of the pool.</summary>
/// <remarks>
/// What opens asynchronously is a reader, and waits for its turn. What opens synchronously, as the writer's thread does,
/// cannot wait without holding a thread: it gets a connection at once, which does not count.
/// </remarks>
internal sealed class SqlitePooledConnection : DbConnection
{
    private readonly SqliteFile file;
    private readonly SqliteConnectionPool pool;
    private readonly Func<SqliteLedgerConnection> getRented;
    private SqliteLedgerConnection? rented;
    private bool isReader;

    public SqlitePooledConnection(SqliteFile file, SqliteConnectionPool pool)
    {
        (this.file, this.pool) = (file, pool);
        getRented = () => Rented;
    }

    [AllowNull]
    public override string ConnectionString
    {
        get => pool.ConnectionString;
        set => throw new NotSupportedException("The pool decides which file this is.");
    }

    public override string Database => "main";

    public override string DataSource => pool.DataSource;

    public override string ServerVersion => sqlite3_libversion().utf8_to_string();

    public override ConnectionState State => rented is null ? ConnectionState.Closed : ConnectionState.Open;

    private SqliteLedgerConnection Rented => rented ?? throw new InvalidOperationException("The connection is not open.");

    public override void Open() => rented ??= pool.Rent();

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (rented is not null)
            return;

        await pool.BeginReadAsync(cancellationToken);
        try
        {
            rented = pool.Rent();
            isReader = true;
            rented.BeginRead(cancellationToken);
        }
        finally
        {
            if (rented is null)
                pool.EndRead();
        }
    }

    /// <summary>Lets nothing be cancelled from here on.</summary>
    public void EndRead() => rented?.EndRead();

    public override void Close()
    {
        if (rented is not { } connection)
            return;

        var wasReader = isReader;
        (rented, isReader) = (null, false);
        connection.EndRead();
        try
        {
            pool.Return(connection);
        }
        finally
        {
            if (wasReader)
                pool.EndRead();
        }
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("SQLite has one database.");

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        file.Check();

        // A deferred transaction that only reads is a snapshot. Every other one is the writer's, from its beginning.
        return new SqlitePooledTransaction(this, isolationLevel == IsolationLevel.Snapshot
            ? Rented.BeginTransaction(deferred: true)
            : Rented.BeginTransaction(isolationLevel));
    }

    protected override DbCommand CreateDbCommand() => new SqlitePreparedCommand(getRented, CommandLog.Current)
    {
        CommandTimeout = pool.DefaultTimeout,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();

        base.Dispose(disposing);
    }
}
