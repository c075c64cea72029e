using BudgetTracker.Api.Access;
using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>The command <c>copy-to</c>: moves house from a SQLite file to a PostgreSQL server.</summary>
public static partial class PostgresCopy
{
    private const int ReportEvery = 100_000;

    /// <summary>
    /// Copies every row with its id, version and time into an empty, migrated database, in one transaction, lets its
    /// ids count on from there, and compares the counts and the sum of all amounts.
    /// </summary>
    /// <param name="services">The application's, which opened the file that is copied; it is only read.</param>
    /// <param name="connectionString">The server's.</param>
    /// <exception cref="StartupException">The target is not empty, not migrated, or not equal afterwards: nothing was copied.</exception>
    public static async Task CopyToPostgresAsync(this IServiceProvider services, string? connectionString)
    {
        await using var scope = services.CreateAsyncScope();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PostgresCopy));
        var source = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        await using var target = PostgresServices.OpenContext(connectionString ?? "", services);
        try
        {
            await CopyAsync(source, target, logger);
        }
        catch (NpgsqlException exception)
        {
            throw new StartupException($"copy-to: nothing was copied: {exception.Message}");
        }
    }

    private static async Task CopyAsync(BudgetDbContext source, PostgresBudgetDbContext target, ILogger logger)
    {
        if ((await target.Database.GetPendingMigrationsAsync()).Any())
            throw new StartupException("copy-to: the target is not migrated; run the command migrate on it first.");

        await using var transaction = await target.Database.BeginTransactionAsync();
        await target.Database.ExecuteSqlRawAsync(
            "LOCK TABLE users, categories, imports, import_files, expenses, import_rows, budgets, budget_limits, idempotency_records, access_tokens "
            + "IN ACCESS EXCLUSIVE MODE");
        if (await target.HoldsAnythingAsync() || await target.Set<IdempotencyRecord>().AnyAsync())
            throw new StartupException("copy-to: the target holds something already; it must be empty.");

        await CopyTableAsync<User>(source, target, logger);
        await CopyTableAsync<Category>(source, target, logger);
        await CopyTableAsync<Import>(source, target, logger);
        await CopyTableAsync<ImportFile>(source, target, logger);
        await CopyTableAsync<Expense>(source, target, logger);
        await CopyTableAsync<ImportRow>(source, target, logger);
        await CopyTableAsync<Budget>(source, target, logger);
        await CopyTableAsync<BudgetLimit>(source, target, logger);
        await CopyTableAsync<IdempotencyRecord>(source, target, logger);
        await CopyTableAsync<AccessToken>(source, target, logger);

        var (before, after) = (await FactsAsync(source), await FactsAsync(target));
        if (before != after)
            throw new StartupException($"copy-to: nothing was copied, for the copy would differ: {after} instead of {before}.");

        try
        {
            await transaction.CommitAsync();
        }
        catch (NpgsqlException exception)
        {
            throw new StartupException($"copy-to: whether anything was copied is unknown, the target says it: {exception.Message}");
        }

        LogCopied(logger, after);
    }

    private static async Task CopyTableAsync<TEntity>(
        BudgetDbContext source,
        PostgresBudgetDbContext target,
        ILogger logger)
        where TEntity : class
    {
        var type = target.Model.FindEntityType(typeof(TEntity))!;
        var (rows, table) = (0L, type.GetTableName()!);
        await PostgresBulkInsert.RunAsync(target, source.Set<TEntity>().AsNoTracking().AsAsyncEnumerable().Select(row =>
        {
            if (++rows % ReportEvery == 0)
                LogProgress(logger, rows, table);

            return row;
        }));
        LogProgress(logger, rows, table);
        await CountOnAsync(source, target, type);
    }

    // From the highest id that was ever given, which need not be there any more. An insert of no rows leaves a 0 behind.
    private static async Task CountOnAsync(BudgetDbContext source, PostgresBudgetDbContext target, IEntityType type)
    {
        var (table, key) = (type.GetTableName(), type.FindPrimaryKey()!.Properties[0].GetColumnName());
        var given = await source.Database
            .SqlQuery<long>($"SELECT seq AS \"Value\" FROM sqlite_sequence WHERE name = {table} AND seq > 0")
            .ToListAsync();
        foreach (var id in given)
            await target.Database.ExecuteSqlAsync($"SELECT setval(pg_get_serial_sequence({table}, {key}), {id})");
    }

    private static async Task<string> FactsAsync(BudgetDbContext db) =>
        $"{await db.Users.CountAsync()} users, {await db.Categories.CountAsync()} categories, "
        + $"{await db.Expenses.LongCountAsync()} expenses of {await db.Expenses.SumAsync(e => e.Amount)} in all, "
        + $"{await db.Budgets.CountAsync()} budgets with {await db.Set<BudgetLimit>().CountAsync()} limits "
        + $"of {await db.Set<BudgetLimit>().SumAsync(l => l.Amount)} in all, "
        + $"{await db.Imports.CountAsync()} imports with {await db.ImportRows.LongCountAsync()} rows "
        + $"of {await db.ImportRows.SumAsync(r => r.Amount)} in all, "
        + $"{await db.Set<IdempotencyRecord>().CountAsync()} idempotency records, {await db.AccessTokens.CountAsync()} access tokens";

    [LoggerMessage(5, LogLevel.Information, "Copied {Rows} rows of {Table}")]
    private static partial void LogProgress(ILogger logger, long rows, string table);

    [LoggerMessage(6, LogLevel.Information, "Copied, and equal: {Facts}")]
    private static partial void LogCopied(ILogger logger, string facts);
}
