using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Lets each context take its connections from the pool.</summary>
internal sealed class SqliteConnections(SqliteFile file, SqliteConnectionPool pool) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqlitePooledConnection(file, pool));
}
