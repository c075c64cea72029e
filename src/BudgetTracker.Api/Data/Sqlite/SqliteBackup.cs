using System.Data;
using BudgetTracker.Api.Configuration;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Copies a ledger's file, while it is in use as well: a copy has its name when it is whole, checked and on the disk.</summary>
/// <remarks>
/// The ledger is only read, in one snapshot, by a connection that can neither write nor checkpoint. So it may be another
/// process's: readers and the writer do not wait for each other.
/// </remarks>
internal static class SqliteBackup
{
    /// <summary>What the names of the files of a copy end in until it is whole.</summary>
    public static readonly IReadOnlyList<string> UnfinishedEndings = [Unfinished, Unfinished + "-journal", Unfinished + "-wal", Unfinished + "-shm"];

    private const string Unfinished = ".tmp";

    // Between two parts, the copy can be cancelled.
    private const int PagesAtOnce = 1000;

    /// <summary>Copies the ledger as it is at one moment after the call: what was acknowledged before is in the copy.</summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="copy">The file to make; it must not be there.</param>
    /// <exception cref="StartupException">The copy is not sound.</exception>
    /// <exception cref="IOException">It cannot be written, or is there already.</exception>
    /// <exception cref="SqliteException">The ledger cannot be read, or the copy cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <returns>How many rows the copy has.</returns>
    /// <remarks>In whatever way it ends, nothing but the whole copy is left, unless the process is killed.</remarks>
    public static long Copy(string ledger, string copy, CancellationToken cancellationToken)
    {
        var unfinished = copy + Unfinished;
        DeleteUnfinished(copy);
        try
        {
            var rows = CopyPages(ledger, unfinished, cancellationToken);
            Check(ledger, unfinished, rows, cancellationToken);
            DurableFile.Flush(unfinished);
            DurableFile.Move(unfinished, copy);

            return rows.Values.Sum();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            DeleteUnfinished(copy);
        }
    }

    private static Dictionary<string, long> CopyPages(string ledger, string copy, CancellationToken cancellationToken)
    {
        using var source = Open(ledger, SqliteOpenMode.ReadOnly);
        using var snapshot = source.BeginTransaction(deferred: true);
        var rows = CountRows(source);
        using (var target = Open(copy, SqliteOpenMode.ReadWriteCreate))
        {
            Execute(target, "PRAGMA synchronous=OFF");
            CopyPages(source, target, copy, cancellationToken);
        }

        // A WAL belongs to a ledger in use. The copy is one file, wherever it is put.
        using (var target = Open(copy, SqliteOpenMode.ReadWrite))
            Execute(target, "PRAGMA journal_mode=DELETE");

        return rows;
    }

    private static void CopyPages(SqliteConnection source, SqliteConnection target, string copy, CancellationToken cancellationToken)
    {
        using var backup = sqlite3_backup_init(NativeSqlite.HandleOf(target), "main", NativeSqlite.HandleOf(source), "main");
        for (var result = SQLITE_OK; result != SQLITE_DONE;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = sqlite3_backup_step(backup, PagesAtOnce);
            if (result is not (SQLITE_OK or SQLITE_DONE))
                throw new SqliteException($"{copy}: {sqlite3_errmsg(NativeSqlite.HandleOf(target)).utf8_to_string()}", result);
        }
    }

    private static void Check(string ledger, string copy, Dictionary<string, long> rows, CancellationToken cancellationToken)
    {
        using var connection = Open(copy, SqliteOpenMode.ReadOnly);
        using var interruption = NativeSqlite.InterruptWhenCancelled(connection, cancellationToken);
        var errors = Read(connection, "PRAGMA integrity_check(5)", row => row.GetString(0));
        if (errors is not ["ok"])
            throw new StartupException($"The copy of {ledger} is not sound: {string.Join("; ", errors)}");

        var orphans = Read(connection, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check", row => row.GetString(0));
        if (orphans.Count > 0)
            throw new StartupException($"The copy of {ledger} is not sound: {string.Join(", ", orphans)} refer to what is not there.");

        var different = CountRows(connection).Except(rows).Select(table => table.Key).ToList();
        if (different.Count > 0)
            throw new StartupException($"The copy of {ledger} is not sound: {string.Join(", ", different)} have another number of rows.");
    }

    private static Dictionary<string, long> CountRows(SqliteConnection connection) =>
        Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0", row => row.GetString(0))
            .ToDictionary(
                table => table,
                table => Read(connection, $"SELECT COUNT(*) FROM \"{table}\"", row => row.GetInt64(0)).Single());

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        connection.Open();
        // The check reads pages again and again, in no order. What the system has in memory is read from there: 2 GB, the most that SQLite maps.
        Execute(connection, "PRAGMA mmap_size=2147418112");

        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<T> Read<T>(SqliteConnection connection, string sql, Func<IDataRecord, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
            values.Add(read(reader));

        return values;
    }

    private static void DeleteUnfinished(string copy)
    {
        foreach (var ending in UnfinishedEndings)
            File.Delete(copy + ending);
    }
}
