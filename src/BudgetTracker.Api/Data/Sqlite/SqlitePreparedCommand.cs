using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>A command that runs as the statement which its connection keeps for the same SQL.</summary>
/// <param name="connection">The connection at the time when the command runs: a context makes its commands before it opens.</param>
internal sealed class SqlitePreparedCommand(Func<SqliteLedgerConnection> connection) : SqliteCommand
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

    public override int ExecuteNonQuery() => GetStatement().ExecuteNonQuery();

    public override object? ExecuteScalar() => GetStatement().ExecuteScalar();

    public override SqliteDataReader ExecuteReader() => GetStatement().ExecuteReader();

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => GetStatement().ExecuteReader(behavior);

    public override void Prepare() => GetStatement().Prepare();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new SqliteRowReader(ExecuteReader(behavior));

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        return Task.FromResult(ExecuteDbDataReader(behavior));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ownStatement?.Dispose();

        base.Dispose(disposing);
    }

    private SqliteCommand GetStatement()
    {
        var current = connection();
        var statement = Parameters.Cast<SqliteParameter>().Any(p => p.Value is string { Length: > MaxKeptLength } or byte[] { Length: > MaxKeptLength })
            ? null
            : current.Find(CommandText);
        if (statement is null)
        {
            ownStatement?.Dispose();
            ownStatement = new SqliteCommand(CommandText, current);
        }

        var command = statement ?? ownStatement!;
        command.Transaction = current.CurrentTransaction;
        command.CommandTimeout = CommandTimeout;
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters)
            command.Parameters.Add(parameter);

        return command;
    }
}
