using System.Data;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>A connection that stays open from one use to the next, and keeps the statements it has prepared.</summary>
/// <remarks>
/// A pooled context has one for as long as it lives. Opening anew for each query would set every PRAGMA again, and
/// preparing a short query takes longer than running it.
/// </remarks>
internal sealed class SqliteLedgerConnection(SqliteConnectionStringBuilder settings, SqliteFile file)
    : SqliteConnection(settings.ToString())
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

    private readonly Dictionary<string, SqliteStatement> statements = [];
    private bool isInUse;

    public override ConnectionState State => isInUse ? base.State : ConnectionState.Closed;

    public override void Open()
    {
        file.FindNowAndThen();
        isInUse = true;
        if (base.State == ConnectionState.Open)
            return;

        try
        {
            base.Open();
            using var command = CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
        catch
        {
            isInUse = false;
            throw;
        }
    }

    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        file.Find();

        return base.BeginTransaction(isolationLevel, deferred);
    }

    /// <summary>Ends a use; <see cref="Dispose"/> closes.</summary>
    public override void Close()
    {
        Transaction?.Dispose();
        isInUse = false;
    }

    public override SqliteCommand CreateCommand() => new SqlitePreparedCommand(this)
    {
        CommandTimeout = DefaultTimeout,
        Transaction = Transaction,
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

    protected override void Dispose(bool disposing)
    {
        if (disposing && base.State == ConnectionState.Open)
        {
            isInUse = true;
            base.Close();
            isInUse = false;
        }

        base.Dispose(disposing);
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
