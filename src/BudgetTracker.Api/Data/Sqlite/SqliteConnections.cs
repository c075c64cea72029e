using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Gives each context a connection that stays open.</summary>
internal sealed class SqliteConnections(SqliteConnectionStringBuilder settings, SqliteFile file) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqliteLedgerConnection(settings, file));
}
