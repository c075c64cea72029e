using System.CommandLine;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>migrate</c>: applies pending migrations, and ends.</summary>
internal sealed class MigrateCommand : Command
{
    public MigrateCommand(CommandRunner runner)
        : base("migrate", "Applies pending migrations, and ends.") =>
        SetAction(_ => runner.RunAsync(_ => Task.CompletedTask, mayMigrate: true));
}
