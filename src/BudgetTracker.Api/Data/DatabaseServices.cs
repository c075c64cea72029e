using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
        var connection = ReadSqliteConnection(builder.Configuration, options);

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IInterceptor, SqlitePragmas>();
        builder.Services.AddDbContextPool<BudgetDbContext, SqliteBudgetDbContext>((services, context) => context
            .UseSqlite(connection)
            .AddInterceptors(services.GetServices<IInterceptor>())
            .ConfigureWarnings(warnings => warnings.Log(
                // What a failure means is said once, by whoever answers for it.
                (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug))));
    }

    private static void CreateDirectory(FileInfo file)
    {
        try
        {
            file.Directory!.Create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{ConnectionStringKey}: {exception.Message}");
        }
    }

    private static string ReadSqliteConnection(ConfigurationManager configuration, DatabaseOptions options)
    {
        SqliteConnectionStringBuilder connection;
        try
        {
            connection = new(configuration[ConnectionStringKey] ?? "Data Source=data/budget.db");
        }
        catch (ArgumentException exception)
        {
            throw new StartupException($"{ConnectionStringKey} is not a SQLite connection string: {exception.Message}");
        }

        if (connection.DataSource is "" or ":memory:" || connection.Mode == SqliteOpenMode.Memory)
            throw new StartupException($"{ConnectionStringKey} must name a file: Data Source=data/budget.db, for example.");

        var file = new FileInfo(connection.DataSource);
        if (file is not { Exists: true, Length: > 0 })
        {
            if (!options.CreateIfMissing)
                throw new StartupException($"{file.FullName} is missing or empty, and Database:CreateIfMissing is false.");

            CreateDirectory(file);
        }

        connection.DataSource = file.FullName;
        connection.ForeignKeys = true;
        connection.DefaultTimeout = 5;

        return connection.ToString();
    }
}
