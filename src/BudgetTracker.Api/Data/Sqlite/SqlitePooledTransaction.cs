using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The driver's transaction, as one of the context's connection: EF Core rejects one of another connection.</summary>
internal sealed class SqlitePooledTransaction(SqlitePooledConnection connection, SqliteTransaction transaction) : DbTransaction
{
    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    public override bool SupportsSavepoints => transaction.SupportsSavepoints;

    protected override DbConnection? DbConnection => transaction.Connection is null ? null : connection;

    public override void Commit() => transaction.Commit();

    public override void Rollback() => transaction.Rollback();

    public override void Save(string savepointName) => transaction.Save(savepointName);

    public override void Rollback(string savepointName) => transaction.Rollback(savepointName);

    public override void Release(string savepointName) => transaction.Release(savepointName);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // A rollback is not to be cancelled.
            connection.EndRead();
            transaction.Dispose();
        }

        base.Dispose(disposing);
    }
}
