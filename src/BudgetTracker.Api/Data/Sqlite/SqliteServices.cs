using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Registers the ledger in a SQLite file.</summary>
public static class SqliteServices
{
    /// <summary>Reads <c>ConnectionStrings:BudgetTracker</c>, and registers the context and the door for writes.</summary>
    /// <param name="builder">The application's.</param>
    /// <param name="defaultFile">The file where the connection string is not set.</param>
    /// <exception cref="StartupException">The connection string is wrong.</exception>
    public static void AddSqlite(this IHostApplicationBuilder builder, string defaultFile)
    {
        var services = builder.Services;
        var connection = ReadConnectionString(
            builder.Configuration[DatabaseServices.ConnectionStringKey] ?? $"Data Source={defaultFile}");
        services.AddSingleton<WriteTelemetry>();
        services.AddSingleton<Writes, GroupCommitWrites>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<SqliteFile>(provider, connection.DataSource));
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<SqliteConnectionPool>(provider, connection));

        AddBackups(services, builder.Configuration.ReadSection<BackupOptions>("Backup"));
        // Several values travel as one parameter, so that the SQL is the same for any number.
        services.AddLedgerContext<SqliteBudgetDbContext>((_, context) => context.UseSqlite(
            connection.ToString(),
            sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)));
    }

    private static void AddBackups(IServiceCollection services, BackupOptions options)
    {
        if (options.Folder is null)
            return;

        services.AddSingleton(options);
        services.AddSingleton<ScheduledBackups>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduledBackups>());
        services.AddHealthChecks().AddCheck<BackupHealth>("backup");
    }

    private static SqliteConnectionStringBuilder ReadConnectionString(string connectionString)
    {
        SqliteConnectionStringBuilder connection;
        try
        {
            connection = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"{DatabaseServices.ConnectionStringKey} is not a SQLite connection string: {exception.Message}");
        }

        if (connection.DataSource is "" or ":memory:" || connection.Mode == SqliteOpenMode.Memory)
            throw new StartupException($"{DatabaseServices.ConnectionStringKey} must name a file: Data Source=data/budget.db, for example.");

        // One file has one name, by which SQLite names its WAL.
        var path = Path.GetFullPath(connection.DataSource);
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        connection.DataSource = target?.FullName ?? path;
        connection.ForeignKeys = true;

        // SqliteConnectionPool is the pool.
        connection.Pooling = false;

        // In seconds; it waits for locks of other programs only. Our own writers wait in the write queue.
        connection.DefaultTimeout = 1;

        // SqliteFile creates a missing file, once, at start: one that goes missing later must not come back empty.
        connection.Mode = SqliteOpenMode.ReadWrite;

        return connection;
    }
}
