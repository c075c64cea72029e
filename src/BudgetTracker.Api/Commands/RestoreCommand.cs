using System.CommandLine;
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
        SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);

            return IsBackup(path)
                ? RestoreBackupAsync(runner, path)
                : runner.RunAsync(app => RestoreExportAsync(app.Services, path));
        });
    }

    private static async Task RestoreExportAsync(IServiceProvider services, string path)
    {
        var options = services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        using var progress = new ConsoleProgress("rows restored");
        await RestoreAsync(services, progress, async db =>
        {
            // The unit of work may run again, and then begins at the first line.
            await using var stream = Open(path);

            return await LedgerRestore.RunAsync(db, stream, options, progress.Report);
        });
    }

    private static async Task<int> RestoreBackupAsync(CommandRunner runner, string path)
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-restore-");
        try
        {
            using var progress = new Progress($"Restoring {path}");
            var ready = Path.Combine(folder.FullName, "ledger.db");
            await SqliteRestore.PrepareAsync(path, ready);

            return await runner.RunAsync(
                app => RestoreAsync(app.Services, progress, async db =>
                {
                    await LedgerRestore.RejectFilledAsync(db);

                    return await SqliteRestore.FillAsync(db, ready);
                }),
                RejectPostgres);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"restore: {exception.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RestoreAsync(IServiceProvider services, IDisposable progress, Func<BudgetDbContext, Task<long>> restoreAsync)
    {
        var rows = await services.GetRequiredService<Writes>().RunAsync(
            async db => UnitOfWork.Commit(await restoreAsync(db)), CancellationToken.None);
        progress.Dispose();
        LogRestored(services.GetRequiredService<ILoggerFactory>().CreateLogger<RestoreCommand>(), rows);
    }

    private static bool IsBackup(string path)
    {
        if (path == StandardInput)
            return false;

        using var stream = Open(path);

        return SqliteRestore.IsDatabase(stream);
    }

    private static void RejectPostgres(WebApplication app)
    {
        if (app.Services.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Postgres)
        {
            throw new StartupException(
                "restore: a backup is a SQLite ledger; copy-to moves it to PostgreSQL, with --ConnectionStrings:BudgetTracker=\"Data Source=...\".");
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
