using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>A command that runs as the statement which its connection keeps for the same SQL.</summary>
/// <param name="connection">The connection at the time when the command runs: a context makes its commands before it opens.</param>
/// <param name="log">Counts and times the command; null: it is none of the caller's own.</param>
internal sealed class SqlitePreparedCommand(Func<SqliteLedgerConnection> connection, CommandLog? log = null) : SqliteCommand
{
    // A statement holds what was bound to it until it runs again: it is not to hold a whole batch.
    private const int MaxKeptLength = 4096;

    private SqliteCommand? ownStatement;

    public override SqliteConnection? Connection
    {
        get => connection();
        set => throw new NotSupportedException("This command belongs to the connection that made it.");
    }

    // A connection has one transaction at a time, and all its commands are part of it.
    protected override DbTransaction? DbTransaction { get; set; }

    public override int ExecuteNonQuery()
    {
        var start = Begin();
        try
        {
            var changed = GetStatement().ExecuteNonQuery();
            Trace(start);

            return changed;
        }
        catch (SqliteException exception)
        {
            Trace(start, exception);
            throw;
        }
        finally
        {
            log?.AddTimeSince(start);
        }
    }

    public override object? ExecuteScalar() => GetStatement().ExecuteScalar();

    public override SqliteDataReader ExecuteReader() => GetStatement().ExecuteReader();

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => GetStatement().ExecuteReader(behavior);

    public override void Prepare() => GetStatement().Prepare();

    // Its time ends when the rows are read.
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        var start = Begin();

        try
        {
            return new SqliteRowReader(ExecuteReader(behavior), log, CommandText, start);
        }
        catch (SqliteException exception)
        {
            Trace(start, exception);
            throw;
        }
    }

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(ExecuteDbDataReader(behavior));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ownStatement?.Dispose();

        base.Dispose(disposing);
    }

    private long Begin()
    {
        log?.AddCommand(CommandText);

        return Stopwatch.GetTimestamp();
    }

    private void Trace(long start, SqliteException? error = null)
    {
        if (log is not null)
            SqliteCommandSpans.Add(CommandText, start, error);
    }

    private SqliteCommand GetStatement()
    {
        var current = connection();
        var given = Parameters;
        var isKept = true;
        for (var i = 0; i < given.Count; i++)
            isKept &= given[i].Value is not (string { Length: > MaxKeptLength } or byte[] { Length: > MaxKeptLength });

        SqliteCommand? command = isKept ? current.Find(CommandText) : null;
        if (command is null)
        {
            ownStatement?.Dispose();
            command = ownStatement = new SqliteCommand(CommandText, current);
        }

        command.Transaction = current.CurrentTransaction;
        command.CommandTimeout = CommandTimeout;
        var bound = command.Parameters;
        bound.Clear();
        for (var i = 0; i < given.Count; i++)
            bound.Add(given[i]);

        return command;
    }
}
