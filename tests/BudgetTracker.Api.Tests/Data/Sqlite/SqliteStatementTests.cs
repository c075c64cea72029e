using BudgetTracker.Api.Data.Sqlite;
using SQLitePCL;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>What a connection has prepared is planned once.</summary>
[Trait("Runs", "once")]
public sealed class SqliteStatementTests
{
    // SQLITE_STMTSTATUS_REPREPARE and SQLITE_STMTSTATUS_RUN, which the package has no names for.
    private const int Replanned = 5;
    private const int Runs = 6;

    [Fact]
    public void A_statement_that_gets_another_limit_keeps_its_plan()
    {
        using var connection = SqliteLedgerConnection.Open("Data Source=:memory:");
        var handle = NativeSqlite.HandleOf(connection);
        handle.enable_sqlite3_next_stmt(true);
        for (var rows = 1; rows <= 3; rows++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT name FROM sqlite_schema ORDER BY name LIMIT @rows";
            command.Parameters.AddWithValue("@rows", rows);
            command.ExecuteScalar();
        }

        var statement = raw.sqlite3_next_stmt(handle, null);

        Assert.Equal(3, raw.sqlite3_stmt_status(statement, Runs, 0));
        Assert.Equal(0, raw.sqlite3_stmt_status(statement, Replanned, 0));
    }
}
