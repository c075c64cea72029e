using System.CommandLine;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Postgres;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>copy-to</c>: copies a SQLite ledger to a PostgreSQL server.</summary>
internal sealed class CopyToCommand : Command
{
    private readonly Argument<string> target = new("connection string")
    {
        Description = "The server's, as in \"Host=db;Database=budget;Username=budget;Password=...\".",
    };

    public CopyToCommand(CommandRunner runner)
        : base("copy-to", "Copies the SQLite ledger into an empty, migrated database on a PostgreSQL server, and ends.")
    {
        Add(target);
        SetAction(parsed => runner.RunAsync(
            app => app.Services.CopyToPostgresAsync(parsed.GetRequiredValue(target)),
            CheckSource));
    }

    private static void CheckSource(WebApplication app)
    {
        if (app.Services.GetRequiredService<DatabaseOptions>().Provider != DatabaseProvider.Sqlite)
            throw new StartupException("copy-to copies a SQLite file, and Database:Provider is not Sqlite.");

        CommandRunner.RejectMissing(app, "copy-to");
    }
}
