using System.CommandLine;
using System.Runtime.InteropServices;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>backup</c>: copies the SQLite ledger, which may be in use.</summary>
internal sealed partial class BackupCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "The copy to make; it must not be there." };

    public BackupCommand(CommandRunner runner)
        : base("backup", "Copies the SQLite ledger to a file and checks the copy, while a server uses it or not, and ends.")
    {
        Add(file);
        SetAction(parsed => parsed.GetRequiredValue(file) is { Length: > 0 } copy
            ? runner.RunBesideServerAsync(app => BackUp(app, Path.GetFullPath(copy)))
            : throw new StartupException("backup: the copy must have a name."));
    }

    private static void BackUp(WebApplication app, string copy)
    {
        var services = app.Services;
        if (services.GetRequiredService<DatabaseOptions>().Provider != DatabaseProvider.Sqlite)
            throw new StartupException("backup copies a SQLite file, and Database:Provider is not Sqlite; use pg_dump or pg_basebackup.");

        CommandRunner.RejectMissing(app, "backup");

        var ledger = services.GetRequiredService<SqliteFile>().FullPath;
        if (Path.Exists(copy))
            throw new StartupException($"backup: {copy} is there already.");

        // What was copied until then is deleted.
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var rows = SqliteBackup.Copy(ledger, copy, stop.Token);
            LogBackedUp(services.GetRequiredService<ILoggerFactory>().CreateLogger<BackupCommand>(), copy, rows);
        }
        catch (Exception exception)
            when (exception is StartupException or IOException or UnauthorizedAccessException or SqliteException or OperationCanceledException)
        {
            throw new StartupException($"backup: nothing was made of {ledger}: {exception.Message}");
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    [LoggerMessage(9, LogLevel.Information, "Backed up to {Copy}: {Rows} rows, checked")]
    private static partial void LogBackedUp(ILogger logger, string copy, long rows);
}
