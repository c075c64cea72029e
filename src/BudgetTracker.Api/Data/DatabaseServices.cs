using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Postgres;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace BudgetTracker.Api.Data;

/// <summary>Registers the ledger's context as the configuration says.</summary>
public static class DatabaseServices
{
    private const string ConnectionStringKey = "ConnectionStrings:BudgetTracker";

    /// <summary>Reads <c>Database</c> and <c>ConnectionStrings:BudgetTracker</c>, and registers the context.</summary>
    /// <exception cref="StartupException">A value is wrong; the message names its key.</exception>
    public static void AddBudgetDatabase(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.ReadSection<DatabaseOptions>("Database");
        var connectionString = builder.Configuration[ConnectionStringKey];
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        if (options.Provider == DatabaseProvider.Postgres)
            AddPostgres(builder.Services, ReadPostgresConnection(connectionString));
        else
            AddSqlite(builder.Services, ReadSqliteConnection(connectionString), options);
    }

    /// <summary>A context for the server of a connection string, beside the configured one.</summary>
    /// <exception cref="StartupException">It is no connection string of a PostgreSQL server.</exception>
    public static PostgresBudgetDbContext OpenPostgres(string connectionString, IServiceProvider services)
    {
        // However long it takes to copy a ledger: nobody waits for an answer.
        var connection = ReadPostgresConnection(connectionString);
        connection.CommandTimeout = 0;
        var options = new DbContextOptionsBuilder<PostgresBudgetDbContext>();
        Quieten(options.UseNpgsql(connection.ToString()).UseApplicationServiceProvider(services));

        return new PostgresBudgetDbContext(options.Options);
    }

    private static void AddSqlite(
        IServiceCollection services,
        SqliteConnectionStringBuilder connection,
        DatabaseOptions options)
    {
        services.AddSingleton<Writes, GroupCommitWrites>();
        services.AddSingleton(new SqliteFile(connection.DataSource, options));
        services.AddSingleton<IInterceptor>(new SqliteConnections(connection));
        services.AddDbContextPool<BudgetDbContext, SqliteBudgetDbContext>((provider, context) =>
            // Several values travel as one parameter, so that the SQL is the same for any number.
            Configure(
                context.UseSqlite(
                    connection.ToString(),
                    sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)),
                provider));
    }

    private static void AddPostgres(IServiceCollection services, NpgsqlConnectionStringBuilder connection)
    {
        services.AddSingleton<Writes>(provider =>
            ActivatorUtilities.CreateInstance<RetryingWrites>(provider, connection.MaxPoolSize));
        services.AddDbContextPool<BudgetDbContext, PostgresBudgetDbContext>((provider, context) =>
            Configure(context.UseNpgsql(connection.ToString()), provider));
    }

    // Two tasks on one context are a mistake to find in Development and in tests: looking for it allocates 300 bytes a row.
    private static void Configure(DbContextOptionsBuilder context, IServiceProvider services) =>
        Quieten(context
            .AddInterceptors(services.GetServices<IInterceptor>())
            .EnableThreadSafetyChecks(services.GetRequiredService<IHostEnvironment>().IsDevelopment()));

    // What a failure means is said once, by whoever answers for it.
    private static void Quieten(DbContextOptionsBuilder context) => context
        .ConfigureWarnings(warnings => warnings.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug)));

    private static SqliteConnectionStringBuilder ReadSqliteConnection(string? connectionString)
    {
        SqliteConnectionStringBuilder connection;
        try
        {
            connection = new(connectionString ?? "Data Source=data/budget.db");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"{ConnectionStringKey} is not a SQLite connection string: {exception.Message}");
        }

        if (connection.DataSource is "" or ":memory:" || connection.Mode == SqliteOpenMode.Memory)
            throw new StartupException($"{ConnectionStringKey} must name a file: Data Source=data/budget.db, for example.");

        // One file has one name, so that two processes cannot lock it under different ones.
        var path = Path.GetFullPath(connection.DataSource);
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        connection.DataSource = target?.FullName ?? path;
        connection.ForeignKeys = true;

        // The contexts are pooled, and each keeps its connection.
        connection.Pooling = false;

        // In seconds; all that this waits for is somebody else's lock. Our own writers wait at their gate.
        connection.DefaultTimeout = 1;

        // SqliteFile creates a missing file, once, at start: one that goes missing later must not come back empty.
        connection.Mode = SqliteOpenMode.ReadWrite;

        return connection;
    }

    private static NpgsqlConnectionStringBuilder ReadPostgresConnection(string? connectionString)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"{ConnectionStringKey} is not a PostgreSQL connection string: {exception.Message}");
        }

        if (string.IsNullOrEmpty(connection.Host) || string.IsNullOrEmpty(connection.Database))
            throw new StartupException($"{ConnectionStringKey} must name a Host and a Database.");

        // A server that is away is found out soon enough for an answer within ten seconds.
        connection.Timeout = Math.Min(connection.Timeout, 5);
        connection.CommandTimeout = Math.Min(connection.CommandTimeout, 10);

        return connection;
    }
}
