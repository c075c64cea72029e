using System.CommandLine;
using System.Runtime.InteropServices;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>restore</c>: makes the ledger of an export or of a backup again.</summary>
internal sealed partial class RestoreCommand : Command
{
    private const string StandardInput = "-";

    private readonly Argument<string> file = new("file")
    {
        Description = "What GET /api/export/ledger.ndjson gave, or - for standard input; or what the command backup made.",
    };

    public RestoreCommand(CommandRunner runner)
        : base("restore", "Restores an export or a backup into an empty ledger, and ends.")
    {
        Add(file);
        SetAction(async parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            // Once: what was read of a pipe is not there again.
            await using var stream = Open(path);

            return SqliteRestore.IsDatabase(stream)
                ? await RestoreBackupAsync(runner, path)
                : await runner.RunAsync(app => RestoreExportAsync(app.Services, stream));
        });
    }

    private static async Task RestoreExportAsync(IServiceProvider services, Stream stream)
    {
        var options = services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        using var progress = new CountProgress("rows restored");
        await RestoreAsync(services, progress, async db =>
        {
            // The unit of work may run again, and then begins at the first line.
            if (stream.CanSeek)
                stream.Position = 0;

            return await LedgerRestore.RunAsync(db, stream, options, progress.Report);
        });
    }

    private static async Task<int> RestoreBackupAsync(CommandRunner runner, string path)
    {
        var folder = CreateTemporaryFolder();
        // It holds the whole ledger. These signals end the program before anything else is done.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Delete(folder));
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Delete(folder));
        try
        {
            using var progress = new SlowStep($"Restoring {path}");
            var ready = Path.Combine(folder.FullName, "ledger.db");
            await SqliteRestore.PrepareAsync(path, ready);

            return await runner.RunAsync(
                app => RestoreAsync(app.Services, progress, async db =>
                {
                    await LedgerRestore.RejectFilledAsync(db);

                    // Those that were ended since the backup are among them.
                    return await SqliteRestore.FillAsync(db, ready) - await Sessions.EndAllAsync(db);
                }),
                RejectPostgres);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"restore: {exception.Message}");
        }
        finally
        {
            Delete(folder);
        }
    }

    private static DirectoryInfo CreateTemporaryFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("budgettracker-restore-");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"restore: no folder can be made in {Path.GetTempPath()}: {exception.Message}");
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        for (var attempt = 0; attempt < 10 && Directory.Exists(folder.FullName); attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // SQLite has just made another file there.
            }
        }
    }

    private static async Task RestoreAsync(IServiceProvider services, IDisposable progress, Func<BudgetDbContext, Task<long>> restoreAsync)
    {
        var rows = await services.GetRequiredService<Writes>().RunAsync(
            async db => UnitOfWork.Commit(await restoreAsync(db)), CancellationToken.None);
        progress.Dispose();
        LogRestored(services.GetRequiredService<ILoggerFactory>().CreateLogger<RestoreCommand>(), rows);
    }

    private static void RejectPostgres(WebApplication app)
    {
        if (app.Services.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Postgres)
        {
            throw new StartupException(
                "restore: a backup is a SQLite ledger; copy-to moves it to PostgreSQL, with "
                + $"--{DatabaseServices.ConnectionStringKey}=\"Data Source=...\".");
        }
    }

    private static Stream Open(string path)
    {
        try
        {
            return path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"restore: {exception.Message}");
        }
    }

    [LoggerMessage(8, LogLevel.Information, "Restored: {Rows} rows")]
    private static partial void LogRestored(ILogger logger, long rows);
}
