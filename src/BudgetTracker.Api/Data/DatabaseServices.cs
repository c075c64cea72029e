using BudgetTracker.Api.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

#pragma warning disable EF9100 // See QueryDelegates.

namespace BudgetTracker.Api.Data;

/// <summary>Registers what both providers share.</summary>
public static class DatabaseServices
{
    /// <summary>The configuration key of the connection string.</summary>
    public const string ConnectionStringKey = "ConnectionStrings:BudgetTracker";

    /// <summary>Reads the section <c>Database</c> and the <c>TimeZone</c>, and registers the clock.</summary>
    /// <returns>The section.</returns>
    /// <exception cref="StartupException">A value is wrong; the message names its key.</exception>
    public static DatabaseOptions AddDatabase(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.ReadSection<DatabaseOptions>("Database");
        if (options is { ReadReplicas: true, Provider: DatabaseProvider.Sqlite })
            throw new StartupException("Database:ReadReplicas is for PostgreSQL; a SQLite file has no replicas.");

        builder.Services.AddSingleton(options);
        var zone = Today.ReadZone(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new Today(services.GetRequiredService<TimeProvider>(), zone));

        return options;
    }

    /// <summary>Registers the pooled context of a provider. Each that is handed out sees what its scope may see.</summary>
    public static void AddLedgerContext<TContext>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : BudgetDbContext
    {
        services.AddScoped<Visibility>();
        services.AddPooledDbContextFactory<TContext>((provider, context) =>
        {
            configure(provider, context);
            context.UseLedgerDefaults(provider);
        });
        services.AddScoped<BudgetDbContext>(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
            db.Visibility = provider.GetRequiredService<Visibility>();

            return db;
        });
    }

    private static void UseLedgerDefaults(this DbContextOptionsBuilder context, IServiceProvider services) =>
        context
            .AddInterceptors(services.GetServices<IInterceptor>())
            .ReplaceService<ILiftableConstantProcessor, QueryDelegates>()
            // Two tasks on one context are a mistake to find in Development and in tests. Looking for it costs 300 bytes a row.
            .EnableThreadSafetyChecks(services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            // A test looks whether the migrations lead to the model. Looking here takes a sixth of the first start.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .LogFailuresOnce();

    /// <summary>Leaves the logging of failures to those who handle them.</summary>
    public static void LogFailuresOnce(this DbContextOptionsBuilder context) => context
        .ConfigureWarnings(warnings => warnings.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug)));
}
