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
        var connection = ReadSqliteConnection(builder.Configuration);

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new SqliteFile(connection.DataSource, options));
        builder.Services.AddSingleton<IInterceptor, SqlitePragmas>();
        builder.Services.AddDbContextPool<BudgetDbContext, SqliteBudgetDbContext>((services, context) => context
            .UseSqlite(connection.ToString())
            .AddInterceptors(services.GetServices<IInterceptor>())
            .ConfigureWarnings(warnings => warnings.Log(
                // What a failure means is said once, by whoever answers for it.
                (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug))));
    }

    private static SqliteConnectionStringBuilder ReadSqliteConnection(ConfigurationManager configuration)
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

        connection.DataSource = Path.GetFullPath(connection.DataSource);
        connection.ForeignKeys = true;
        connection.DefaultTimeout = 5;

        // SqliteFile creates a missing file, once, at start: one that goes missing later must not come back empty.
        connection.Mode = SqliteOpenMode.ReadWrite;

        return connection;
    }
}
