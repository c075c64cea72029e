using System.Data.Common;
using System.Text.Json;
using BudgetTracker.Api.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The ledger in one SQLite file.</summary>
public sealed class SqliteBudgetDbContext : BudgetDbContext
{
    /// <summary>A context that takes its connections from the application's pool, if there is one.</summary>
    public SqliteBudgetDbContext(DbContextOptions<SqliteBudgetDbContext> options)
        : base(options)
    {
        var services = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;
        if (services?.GetService<SqliteConnectionPool>() is { } pool)
        {
            var connection = new SqlitePooledConnection(services.GetRequiredService<SqliteFile>(), pool);
            Database.SetDbConnection(connection, contextOwnsConnection: true);
        }
    }

    /// <inheritdoc/>
    /// <remarks>SQLite names the columns, as in "UNIQUE constraint failed: budgets.user_id, budgets.period".</remarks>
    public override string? FindBrokenUniqueIndex(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: SQLITE_CONSTRAINT_UNIQUE } violation
            ? Model.GetRelationalModel().Tables
                .SelectMany(table => table.Indexes)
                .FirstOrDefault(index => index.IsUnique && violation.Message.Contains(
                    $": {string.Join(", ", index.Columns.Select(column => $"{index.Table.Name}.{column.Name}"))}'",
                    StringComparison.Ordinal))
                ?.Name
            : null;

    /// <inheritdoc/>
    /// <remarks>After CROSS JOIN, SQLite looks for expenses: an inner join it would begin with all of the user's.</remarks>
    public override IQueryable<DaySpending> SpendingByDay(
        int userId,
        IReadOnlyList<CategoryDays> ranges,
        (DateOnly First, DateOnly Last)? others) => Database.SqlQueryRaw<DaySpending>(
            """
            SELECT e.category_id AS "CategoryId", e.date AS "Day", SUM(e.amount_cents) AS "Cents"
            FROM (
                SELECT
                    json_extract(value, '$.CategoryId') AS category_id,
                    json_extract(value, '$.First') AS first,
                    json_extract(value, '$.Last') AS last
                FROM json_each({1})
                UNION ALL
                SELECT id, {2}, {3} FROM categories
                WHERE {2} IS NOT NULL AND id NOT IN (SELECT json_extract(value, '$.CategoryId') FROM json_each({1}))
            ) AS r
            CROSS JOIN expenses AS e
            WHERE e.user_id = {0} AND e.category_id = r.category_id AND e.date BETWEEN r.first AND r.last
            GROUP BY e.category_id, e.date
            """,
            userId,
            JsonSerializer.Serialize(ranges),
            (object?)others?.First ?? DBNull.Value,
            (object?)others?.Last ?? DBNull.Value);

    /// <inheritdoc/>
    /// <remarks>
    /// With the import in each element, SQLite can only begin with the elements, and finds each row by its key. If it knew
    /// the import, it would begin with its rows, and go through all elements for each.
    /// </remarks>
    public override Task SetExpensesAsync(int importId, IReadOnlyList<(int Number, long ExpenseId)> rows) =>
        Database.ExecuteSqlRawAsync(
            """
            UPDATE import_rows SET expense_id = json_extract(made.value, '$[2]')
            FROM json_each({0}) AS made
            WHERE import_rows.import_id = json_extract(made.value, '$[0]') AND import_rows.number = json_extract(made.value, '$[1]')
            """,
            JsonSerializer.Serialize(rows.Select(row => new[] { importId, row.Number, row.ExpenseId })));

    /// <inheritdoc/>
    public override void Open()
    {
        this.GetService<SqliteFile>().Open();
        SqliteForeignFile.Reject(Database.GetConnectionString()!, Database.GetMigrations());
    }

    /// <inheritdoc/>
    public override string? Warning => NativeSqlite.IsSlow
        ? "The SQLite of this package waits in whole seconds; installing the system's (libsqlite3) makes it fast"
        : null;

    /// <inheritdoc/>
    public override async Task<string> DescribeAsync()
    {
        await Database.OpenConnectionAsync();
        try
        {
            return await DescribeAsync(Database.GetDbConnection());
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    public override bool IsUnavailable(DbException exception) => exception is SqliteException
    {
        SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL or SQLITE_READONLY or SQLITE_IOERR
            or SQLITE_CANTOPEN or SQLITE_CORRUPT or SQLITE_NOTADB,
    };

    /// <inheritdoc/>
    public override string? CopyBeforeMigration(string? schema)
    {
        if (!Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master").Any())
            return null;

        var file = Database.GetDbConnection().DataSource;
        var folder = new BackupFolder(Path.GetDirectoryName(file)!, file, $"-{schema ?? "unknown"}");
        // A migration that fails is tried at every start. The oldest copy is from before all of that.
        foreach (var old in folder.FindUnfinished().Concat(folder.FindAllButOldest()))
        {
            try
            {
                File.Delete(old);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // One that cannot be deleted is no reason not to start.
            }
        }

        var copy = folder.NameOf(this.GetService<TimeProvider>().GetUtcNow());
        SqliteBackup.Copy(file, copy, CancellationToken.None);

        return copy;
    }

    /// <inheritdoc/>
    public override async Task MigrateAsync()
    {
        // SqliteFile holds the process lock, so no other process is migrating now.
        await UnlockMigrationsAsync();
        await Database.MigrateAsync();
        if (await Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").AnyAsync())
            throw new StartupException("The migration left rows without what they refer to.");
    }

    /// <summary>Ends the lock of a process that died while it migrated: EF Core would wait for it without end.</summary>
    internal async Task UnlockMigrationsAsync()
    {
        if (await Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").AnyAsync())
            await Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock");
    }

    /// <inheritdoc/>
    /// <remarks>Every read looks for its pages in the WAL first, and each connection copies them from there.</remarks>
    public override void Checkpoint() => Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(PASSIVE)");

    /// <inheritdoc/>
    public override Task CloseAsync() => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <inheritdoc/>
    /// <remarks>EF Core sends SQLite a command for each row.</remarks>
    public override Task InsertAsync<TEntity>(IReadOnlyList<TEntity> rows) =>
        rows.Count == 1 ? base.InsertAsync(rows) : SqliteBulkInsert.RunAsync(this, rows);

    /// <inheritdoc/>
    /// <remarks>AUTOINCREMENT counts on from the highest id by itself.</remarks>
    public override async Task<T> FillAsync<T>(Func<Task<T>> fill)
    {
        // An index of all rows at once is sorted and written in order; row by row, its pages are written again and again.
        const string indexes = "FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid";
        var names = await Database.SqlQueryRaw<string>($"SELECT name AS Value {indexes}").ToListAsync();
        var definitions = await Database.SqlQueryRaw<string>($"SELECT sql AS Value {indexes}").ToListAsync();
        foreach (var sql in names.Select(name => $"DROP INDEX {name}"))
            await Database.ExecuteSqlRawAsync(sql);

        var result = await fill();
        foreach (var sql in definitions)
            await Database.ExecuteSqlRawAsync(sql);

        return result;
    }

    /// <inheritdoc/>
    public override Task InsertAsIsAsync<TEntity>(IReadOnlyList<TEntity> rows) => SqliteBulkInsert.InsertAsIsAsync(this, rows);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // A day is stored as yyyy-MM-dd, so its month and its year are its beginning.
        modelBuilder.HasDbFunction(() => Period.MonthOf(default)).HasTranslation(arguments => Beginning(arguments[0], length: 7));
        modelBuilder.HasDbFunction(() => Period.YearOf(default)).HasTranslation(arguments => Beginning(arguments[0], length: 4));
    }

    private static async Task<string> DescribeAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode=WAL;
            BEGIN IMMEDIATE; ROLLBACK; -- rejected where the file cannot be written
            SELECT sqlite_version(), journal_mode, synchronous, foreign_keys
            FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys
            """;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var (journal, synchronous, foreignKeys) = (reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3));
        if ((journal, synchronous, foreignKeys) is not ("wal", 2, 1))
        {
            throw new StartupException(
                $"{connection.DataSource} cannot keep what is promised: journal_mode={journal}, "
                + $"synchronous={synchronous}, foreign_keys={foreignKeys} instead of wal, 2, 1.");
        }

        return $"SQLite {reader.GetString(0)} at {connection.DataSource}; "
            + "journal_mode wal; synchronous full; foreign_keys on";
    }

    private static SqlFunctionExpression Beginning(SqlExpression day, int length) => new(
        "substr",
        [day, new SqlConstantExpression(1, IntTypeMapping.Default), new SqlConstantExpression(length, IntTypeMapping.Default)],
        nullable: false,
        argumentsPropagateNullability: [false, false, false],
        typeof(string),
        StringTypeMapping.Default);
}
