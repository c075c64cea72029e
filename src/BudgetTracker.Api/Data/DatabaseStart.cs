using BudgetTracker.Api.Configuration;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Data;

/// <summary>Makes the database ready before the first request, and says in one line what it is.</summary>
public static partial class DatabaseStart
{
    /// <summary>Applies pending migrations, checks what the database promises, and logs its facts.</summary>
    /// <param name="host">The program.</param>
    /// <param name="mayMigrate">Whether to migrate even where <c>Database:MigrateOnStartup</c> is false.</param>
    /// <exception cref="StartupException">Migrations are pending and may not be applied.</exception>
    public static async Task PrepareDatabaseAsync(this IHost host, bool mayMigrate)
    {
        try
        {
            await using var scope = host.Services.CreateAsyncScope();
            await PrepareAsync(Logger(host), scope.ServiceProvider, mayMigrate);
        }
        catch (Exception exception) when (DatabaseError.CauseOf(exception) is not null)
        {
            throw new StartupException($"{DatabaseServices.ConnectionStringKey} names a database that cannot be used: {exception.Message}");
        }
    }

    private static async Task PrepareAsync(ILogger logger, IServiceProvider services, bool mayMigrate)
    {
        var db = services.GetRequiredService<BudgetDbContext>();
        var options = services.GetRequiredService<DatabaseOptions>();
        db.Open();

        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        if (applied.Except(db.Database.GetMigrations()).LastOrDefault() is { } unknown)
        {
            throw new StartupException(
                $"The database has the schema {unknown}, which is newer than this program: start a newer one.");
        }

        var pending = db.Database.GetMigrations().Except(applied).ToList();
        if (pending.Count > 0 && !options.MigrateOnStartup && !mayMigrate)
        {
            throw new StartupException(
                $"Migrations are pending ({string.Join(", ", pending)}), and Database:MigrateOnStartup is false.");
        }

        if (pending.Count > 0)
        {
            // Said before: whoever reads why a migration failed looks for the copy.
            if (db.CopyBeforeMigration(applied.LastOrDefault()) is { } copy)
                LogCopy(logger, copy);

            await db.MigrateAsync();
        }

        var facts = await db.DescribeAsync();
        LogFacts(logger, facts, pending.Count == 0 ? "none" : string.Join(", ", pending));
        if (db.Warning is { } warning)
            LogWarning(logger, warning);
    }

    /// <summary>Ends what <see cref="PrepareDatabaseAsync"/> began, after the last request has ended.</summary>
    public static async Task CloseDatabaseAsync(this IHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<BudgetDbContext>().CloseAsync();
        }
        catch (Exception exception) when (DatabaseError.CauseOf(exception) is { } cause)
        {
            LogNotClosed(Logger(host), cause.Message);
        }
    }

    [LoggerMessage(7, LogLevel.Warning, "The database could not be tidied up, and will be at the next start: {Cause}")]
    private static partial void LogNotClosed(ILogger logger, string cause);

    [LoggerMessage(4, LogLevel.Information, "Before migrating, the database was copied to {Copy}")]
    private static partial void LogCopy(ILogger logger, string copy);

    [LoggerMessage(1, LogLevel.Information, "Database: {Facts}; migrations applied: {Migrations}")]
    private static partial void LogFacts(ILogger logger, string facts, string migrations);

    [LoggerMessage(2, LogLevel.Warning, "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);

    private static ILogger Logger(IHost host) =>
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseStart));
}
