using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Sqlite;

namespace BudgetTracker.Api.Commands;

/// <summary>Builds the application. Nothing is opened or created yet.</summary>
/// <param name="settings">The settings on the command line, each as <c>--Key=value</c>.</param>
/// <param name="defaultFile">The SQLite file where <c>ConnectionStrings:BudgetTracker</c> is not set.</param>
internal delegate WebApplication BuildApplication(string[] settings, string defaultFile);

/// <summary>Runs verbs on the ledger: what all of them do before and after their own work.</summary>
internal sealed partial class CommandRunner(string[] settings, BuildApplication build)
{
    private const string DefaultFile = "data/budget.db";

    // Of the framework: what the verb prints stays alone on standard output.
    private const string LogToStandardError = "--Logging:Console:LogToStandardErrorThreshold=Trace";

    /// <summary>Opens and migrates the ledger, runs the verb, and closes the ledger.</summary>
    /// <param name="run">The verb's own work.</param>
    /// <param name="check">Rejects what the verb cannot work on, before the ledger is opened.</param>
    /// <param name="defaultFile">The SQLite file where <c>ConnectionStrings:BudgetTracker</c> is not set.</param>
    /// <param name="mayMigrate">Whether to migrate even where <c>Database:MigrateOnStartup</c> is false.</param>
    /// <param name="printsResult">Whether the verb prints something for programs: then the log goes to standard error.</param>
    /// <returns>The exit code 0.</returns>
    /// <exception cref="StartupException">The message says why it was rejected.</exception>
    public async Task<int> RunAsync(
        Func<WebApplication, Task> run,
        Action<WebApplication>? check = null,
        string defaultFile = DefaultFile,
        bool mayMigrate = false,
        bool printsResult = false)
    {
        await using var app = Build(defaultFile, printsResult ? [.. settings, LogToStandardError] : settings);
        LogVersion(app.Logger, ProgramVersion.Full);
        check?.Invoke(app);
        await app.PrepareDatabaseAsync(mayMigrate);
        try
        {
            await run(app);
        }
        catch (Exception exception) when (DatabaseError.CauseOf(exception) is { } cause)
        {
            var written = cause is UnconfirmedCommitException ? "and whether anything was written is unknown" : "and nothing was written";
            throw new StartupException($"The database failed, {written}: {cause.Message}");
        }

        await app.CloseDatabaseAsync();

        return 0;
    }

    /// <summary>Runs a verb that leaves the ledger alone, which a server may be using.</summary>
    /// <param name="run">The verb's own work.</param>
    /// <returns>The exit code 0.</returns>
    /// <exception cref="StartupException">The message says what was wrong.</exception>
    public async Task<int> RunBesideServerAsync(Action<WebApplication> run)
    {
        await using var app = Build(DefaultFile, settings);
        run(app);

        return 0;
    }

    /// <summary>Runs the application for a tool that asks it for its document; there is no ledger, and none is needed.</summary>
    /// <returns>The exit code 0.</returns>
    public async Task<int> RunWithoutLedgerAsync()
    {
        await using var app = Build(DefaultFile, settings);
        await app.RunAsync();

        return 0;
    }

    /// <summary>Rejects a SQLite file that is not there, for a verb that would find nothing in a new one.</summary>
    /// <exception cref="StartupException">Names the file.</exception>
    public static void RejectMissing(WebApplication app, string verb)
    {
        if (app.Services.GetService<SqliteFile>() is { FullPath: var file } && !File.Exists(file))
            throw new StartupException($"{verb}: there is no file {file}; {DatabaseServices.ConnectionStringKey} names the ledger.");
    }

    private WebApplication Build(string defaultFile, string[] given)
    {
        try
        {
            return build(given, defaultFile);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // A settings file that is no JSON, or a log level that there is not.
            throw new StartupException($"The configuration cannot be used: {exception.Message}");
        }
    }

    [LoggerMessage(13, LogLevel.Information, "BudgetTracker {Version}")]
    private static partial void LogVersion(ILogger logger, string version);
}
