using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>Registers the ledger on a PostgreSQL server.</summary>
public static class PostgresServices
{
    /// <summary>Reads <c>ConnectionStrings:BudgetTracker</c>, and registers the context and the door for writes.</summary>
    /// <exception cref="StartupException">The connection string is wrong, or <c>Backup:Folder</c> is set.</exception>
    public static void AddPostgres(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration["Backup:Folder"] is not null)
            throw new StartupException("Backup:Folder is for a SQLite file; on PostgreSQL, back up with pg_dump or pg_basebackup.");

        var connection = ReadConnectionString(builder.Configuration[DatabaseServices.ConnectionStringKey]);
        builder.Services.AddSingleton<WriteTelemetry>();
        builder.Services.AddSingleton<Writes>(provider =>
            ActivatorUtilities.CreateInstance<RetryingWrites>(provider, connection.MaxPoolSize));
        builder.Services.AddSingleton<IInterceptor, PostgresCommands>();
        builder.Services.AddLedgerContext<PostgresBudgetDbContext>(context => context.UseNpgsql(connection.ToString()));
    }

    /// <summary>A context for the server of a connection string, beside the configured one.</summary>
    /// <exception cref="StartupException">It is no connection string of a PostgreSQL server.</exception>
    public static PostgresBudgetDbContext OpenContext(string connectionString, IServiceProvider services)
    {
        // Without a limit: no request waits for the copy of a ledger.
        var connection = ReadConnectionString(connectionString);
        connection.CommandTimeout = 0;
        var options = new DbContextOptionsBuilder<PostgresBudgetDbContext>();
        options.UseNpgsql(connection.ToString()).UseApplicationServiceProvider(services).LogFailuresOnce();

        return new PostgresBudgetDbContext(options.Options);
    }

    private static NpgsqlConnectionStringBuilder ReadConnectionString(string? connectionString)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"{DatabaseServices.ConnectionStringKey} is not a PostgreSQL connection string: {exception.Message}");
        }

        if (string.IsNullOrEmpty(connection.Host) || string.IsNullOrEmpty(connection.Database))
            throw new StartupException($"{DatabaseServices.ConnectionStringKey} must name a Host and a Database.");

        // An unreachable server is noticed early enough for a response within ten seconds.
        connection.Timeout = Math.Min(connection.Timeout, 5);
        connection.CommandTimeout = Math.Min(connection.CommandTimeout, 10);

        return connection;
    }
}
