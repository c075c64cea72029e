using System.Globalization;
using BudgetTracker.Api.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Copies the ledger's file before its schema changes.</summary>
internal static class SqliteBackup
{
    /// <summary>Makes a copy beside the file, named by the time (UTC) and the schema it has, and checks it.</summary>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="StartupException">The copy is not sound; nothing else was changed.</exception>
    public static async Task<string> CopyAsync(DatabaseFacade database, string schema, DateTimeOffset now)
    {
        var file = new FileInfo(database.GetDbConnection().DataSource);
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var copy = Path.Combine(file.DirectoryName!, $"{name}-{time}-{schema}{file.Extension}");

        // Under its own name only when it is whole: an interrupted VACUUM INTO leaves a part of a file.
        var unfinished = copy + ".tmp";
        File.Delete(unfinished);
        await database.ExecuteSqlAsync($"VACUUM INTO {unfinished}");
        await CheckAsync(unfinished);
        await using (var written = File.Open(unfinished, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);

        File.Move(unfinished, copy);

        return copy;
    }

    private static async Task CheckAsync(string copy)
    {
        await using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var result = (string?)await command.ExecuteScalarAsync();
        if (result != "ok")
            throw new StartupException($"The copy before the migration, {copy}, is not sound: {result}");
    }
}
