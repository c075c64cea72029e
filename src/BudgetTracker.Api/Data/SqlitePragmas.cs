using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data;

/// <summary>Sets on every connection what SQLite forgets between connections.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL: a commit is on the disk before it is acknowledged. busy_timeout (ms) lets SQLite wait in short native steps
    // before the driver begins to poll. trusted_schema=OFF is what SQLite recommends to every application.
    private const string Pragmas =
        "PRAGMA synchronous=FULL; PRAGMA busy_timeout=1000; PRAGMA trusted_schema=OFF; PRAGMA journal_size_limit=67108864";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        // A file that was taken away would go on to be written, and be lost with the last of its connections.
        if (!File.Exists(connection.DataSource))
            throw new SqliteException($"{connection.DataSource} is not there any more.", SQLITE_CANTOPEN);

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // SQLite has no asynchronous I/O: its driver's async methods run synchronously too.
    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);

        return Task.CompletedTask;
    }
}
