using BudgetTracker.Api.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Makes the ledger of a copy again that <see cref="SqliteBackup"/> made.</summary>
/// <remarks>The copy is only read. What it becomes is worked out in a copy of its own, in the temporary folder.</remarks>
internal static class SqliteRestore
{
    private static ReadOnlySpan<byte> FileHeader => "SQLite format 3\0"u8;

    /// <summary>Whether a file begins as every SQLite database does. A pipe is none, and nothing is read of it.</summary>
    public static bool IsDatabase(Stream file)
    {
        if (!file.CanSeek)
            return false;

        Span<byte> header = stackalloc byte[FileHeader.Length];

        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.SequenceEqual(FileHeader);
    }

    /// <summary>Copies and checks a copy, and brings it to the schema of this program.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="ready">The file to make.</param>
    /// <exception cref="StartupException">It is not sound, it is another program's, or its schema is newer than this program.</exception>
    public static async Task PrepareAsync(string copy, string ready)
    {
        Copy(copy, ready);
        try
        {
            var options = new DbContextOptionsBuilder<SqliteBudgetDbContext>();
            options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = ready, Pooling = false }.ToString()).LogFailuresOnce();
            await using var db = new SqliteBudgetDbContext(options.Options);
            var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
            var known = db.Database.GetMigrations().ToList();
            if (!applied.Intersect(known).Any())
                throw new StartupException($"restore: {copy} is the database of another program.");

            if (applied.Except(known).LastOrDefault() is { } unknown)
                throw new StartupException($"restore: {copy} has the schema {unknown}, which is newer than this program: take a newer one.");

            await db.UnlockMigrationsAsync();
            await db.Database.MigrateAsync();
        }
        catch (SqliteException exception)
        {
            throw new StartupException($"restore: {copy} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Copies the rows of every table into an empty ledger, in the unit of work that is running; new ids count on.</summary>
    /// <param name="db">The context of the unit of work.</param>
    /// <param name="ready">What <see cref="PrepareAsync"/> made.</param>
    /// <returns>How many rows were copied.</returns>
    public static Task<long> FillAsync(BudgetDbContext db, string ready) => db.FillAsync(async () =>
    {
        await db.Database.ExecuteSqlAsync($"ATTACH {ready} AS copy");
        await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON");
        // Responses that were saved outlive the users and categories that were deleted.
        await db.Database.ExecuteSqlRawAsync("DELETE FROM main.idempotency_records");
        var rows = 0L;
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
            var sql = $"INSERT INTO main.\"{table.Name}\" ({columns}) SELECT {columns} FROM copy.\"{table.Name}\"";
            rows += await db.Database.ExecuteSqlRawAsync(sql);
        }

        // An insert of no rows leaves a table's 0 behind.
        await db.Database.ExecuteSqlRawAsync("""
            DELETE FROM main.sqlite_sequence WHERE name IN (SELECT name FROM copy.sqlite_sequence) OR COALESCE(seq, 0) = 0;
            INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM copy.sqlite_sequence
            """);

        return rows;
    });

    private static void Copy(string copy, string ready)
    {
        try
        {
            SqliteBackup.Copy(copy, ready, CancellationToken.None);
        }
        catch (Exception exception) when (exception is StartupException or SqliteException)
        {
            throw new StartupException($"restore: {copy} cannot be used: {exception.Message}");
        }
    }
}
