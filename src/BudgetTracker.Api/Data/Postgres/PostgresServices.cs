using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>Registers the ledger on a PostgreSQL server.</summary>
public static class PostgresServices
{
    // What the connection string does not say (docs/postgresql.md). Requests that wait for one of few connections are faster than many that are
    // served at once. Each connection keeps the plans of its queries, and leaves nothing behind in its session that would have to be reset.
    private const string Defaults = "Maximum Pool Size=12;Max Auto Prepare=200;No Reset On Close=true;";

    /// <summary>Reads <c>ConnectionStrings:BudgetTracker</c>, and registers the context and the door for writes.</summary>
    /// <remarks>With several hosts in it, writes go to the one that is the primary, and so do reads without <c>Database:ReadReplicas</c>.</remarks>
    /// <param name="builder">The application's.</param>
    /// <param name="options">The section <c>Database</c>.</param>
    /// <exception cref="StartupException">The connection string is wrong, or a setting does not go with it.</exception>
    public static void AddPostgres(this IHostApplicationBuilder builder, DatabaseOptions options)
    {
        if (builder.Configuration["Backup:Folder"] is not null)
            throw new StartupException("Backup:Folder is for a SQLite file; on PostgreSQL, back up with pg_dump or pg_basebackup.");

        var connection = ReadConnectionString(builder.Configuration[DatabaseServices.ConnectionStringKey], DatabaseServices.ConnectionStringKey);
        builder.Services.AddSingleton<WriteTelemetry>();
        builder.Services.AddSingleton<Writes>(provider =>
            ActivatorUtilities.CreateInstance<RetryingWrites>(provider, connection.MaxPoolSize));
        builder.Services.AddSingleton<IInterceptor, PostgresCommands>();
        if (!HasSeveralHosts(connection))
        {
            if (options.ReadReplicas)
                throw new StartupException($"Database:ReadReplicas needs several hosts in {DatabaseServices.ConnectionStringKey}: Host=a,b,c.");

            builder.Services.AddLedgerContext<PostgresBudgetDbContext>((_, context) => context.UseNpgsql(connection.ToString()));
            return;
        }

        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresHosts>(provider, connection));
        if (options.ReadReplicas)
            builder.Services.AddSingleton<StandbyReads>();

        builder.Services.AddHostedService(provider => provider.GetRequiredService<PostgresHosts>());
        builder.Services.AddLedgerContext<PostgresBudgetDbContext>((provider, context) =>
            context.UseNpgsql(provider.GetRequiredService<PostgresHosts>().Primary));
    }

    /// <summary>A context for the server of a connection string, beside the configured one.</summary>
    /// <exception cref="StartupException">It is no connection string of a PostgreSQL server.</exception>
    public static PostgresBudgetDbContext OpenContext(string connectionString, IServiceProvider services)
    {
        // Without a limit: no request waits for the copy of a ledger.
        var connection = ReadConnectionString(connectionString, "copy-to: the connection string");
        connection.CommandTimeout = 0;
        var options = new DbContextOptionsBuilder<PostgresBudgetDbContext>();
        if (HasSeveralHosts(connection))
            connection.TargetSessionAttributes = "primary";

        options.UseNpgsql(connection.ToString()).UseApplicationServiceProvider(services).LogFailuresOnce();

        return new PostgresBudgetDbContext(options.Options);
    }

    private static NpgsqlConnectionStringBuilder ReadConnectionString(string? connectionString, string name)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new(Defaults + connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"{name} is not a PostgreSQL connection string: {exception.Message}");
        }

        if (string.IsNullOrEmpty(connection.Host) || string.IsNullOrEmpty(connection.Database))
            throw new StartupException($"{name} must name a Host and a Database.");

        if (connection.MinPoolSize > connection.MaxPoolSize)
        {
            throw new StartupException(
                $"{name} must not have Minimum Pool Size={connection.MinPoolSize} with Maximum Pool Size={connection.MaxPoolSize}.");
        }

        // An unreachable server is noticed early enough for a response within ten seconds.
        connection.Timeout = Math.Min(connection.Timeout, 5);
        connection.CommandTimeout = Math.Min(connection.CommandTimeout, 10);

        if (HasSeveralHosts(connection))
            CheckHosts(connection, name);

        return connection;
    }

    private static bool HasSeveralHosts(NpgsqlConnectionStringBuilder connection) => connection.Host!.Contains(',');

    private static void CheckHosts(NpgsqlConnectionStringBuilder connection, string name)
    {
        if (connection.Host!.Split(',').Any(string.IsNullOrWhiteSpace))
            throw new StartupException($"{name} names an empty Host: '{connection.Host}'.");

        if (connection.TargetSessionAttributes is not null and not "primary" and not "read-write")
        {
            throw new StartupException(
                $"{name} must not have Target Session Attributes={connection.TargetSessionAttributes}: "
                + "of several hosts, the ledger is on the one that is the primary.");
        }

        if (connection.Multiplexing)
            throw new StartupException($"{name} must not have Multiplexing with several hosts.");

        // PostgresHosts says itself which connection goes where.
        connection.TargetSessionAttributes = null;
    }
}
