using BudgetTracker.Api.Configuration;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Rejects the database of another program, which must not get our tables.</summary>
internal static class SqliteForeignFile
{
    // EF Core makes these before the first migration. A process that was killed then leaves nothing else.
    private const string History = "__EFMigrationsHistory";
    private const string Lock = "__EFMigrationsLock";

    /// <summary>Rejects a file that has tables, and none of our migrations. It is only read.</summary>
    /// <param name="connectionString">Names the file.</param>
    /// <param name="migrations">The migrations of this program.</param>
    /// <exception cref="StartupException">The file belongs to another program.</exception>
    public static void Reject(string connectionString, IEnumerable<string> migrations)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly };
        using var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        var tables = Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
        if (tables.All(table => table is History or Lock))
            return;

        var applied = tables.Contains(History) ? Read(connection, $"SELECT MigrationId FROM {History}") : [];
        if (!applied.Intersect(migrations).Any())
        {
            throw new StartupException(
                $"{DatabaseServices.ConnectionStringKey} names the database of another program: {settings.DataSource} has tables, "
                + "and none of BudgetTracker. Nothing was written to it.");
        }
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));

        return values;
    }
}
