using System.CommandLine;
using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Commands;

/// <summary>The command line: a verb with its options, and settings in any place.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that the arguments name; <c>serve</c> if they name none.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="build">Builds the application, for the verbs that need one.</param>
    /// <returns>The exit code: 0, or 1 after one line on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, BuildApplication build)
    {
        try
        {
            var (settings, others) = SettingArguments.Split(args);
            var parsed = Commands(new CommandRunner(settings, build))
                .Parse(others, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            if (FindError(parsed) is { } error)
                throw new StartupException(error);

            // The host stops gracefully by itself, however long that takes, and so do tools that end it with an exception.
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (StartupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));

            return 1;
        }
    }

    private static RootCommand Commands(CommandRunner runner)
    {
        var serve = new ServeCommand(runner);
        var root = new RootCommand(
            "BudgetTracker: a budget tracker over HTTP. Every command takes every setting, as in --Database:Provider=Postgres.")
        {
            serve,
            new DemoCommand(runner),
            new MigrateCommand(runner),
            new CopyToCommand(runner),
            new ImportCommand(runner),
            new BackupCommand(runner),
            new RestoreCommand(runner),
            new UserCommand(runner),
            new TokenCommand(runner),
        };
        root.Action = serve.Action;

        return root;
    }

    private static string? FindError(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var token, ..])
            return parsed.Errors is [var error, ..] ? error.Message : null;

        if (token.StartsWith('-'))
        {
            var name = token.Split('=')[0];
            var options = command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive));
            var known = options.Select(option => option.Name).Concat(KnownSettings.All.Select(setting => "--" + setting));

            return $"There is no option '{name}'; did you mean {Spelling.Nearest(name, known)}?";
        }

        return command is RootCommand
            ? $"There is no command '{token}'; did you mean {Spelling.Nearest(token, command.Subcommands.Select(verb => verb.Name))}?"
            : $"{command.Name} takes no '{token}'; {command.Name} --help says what it takes.";
    }
}
