using System.CommandLine;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>restore</c>: makes the ledger of an exported file again.</summary>
internal sealed partial class RestoreCommand : Command
{
    private const string StandardInput = "-";

    private readonly Argument<string> file = new("file")
    {
        Description = "What GET /api/export/ledger.ndjson gave; - reads standard input.",
    };

    public RestoreCommand(CommandRunner runner)
        : base("restore", "Restores an exported ledger into an empty one, and ends.")
    {
        Add(file);
        SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);

            return runner.RunAsync(app => RestoreAsync(app.Services, path), _ => Open(path).Dispose());
        });
    }

    private static async Task RestoreAsync(IServiceProvider services, string path)
    {
        var options = services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        using var progress = new ConsoleProgress("rows restored");
        var rows = await services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                // The unit of work may run again, and then begins at the first line.
                await using var stream = Open(path);

                return UnitOfWork.Commit(await LedgerRestore.RunAsync(db, stream, options, progress.Report));
            },
            CancellationToken.None);
        progress.Dispose();
        LogRestored(services.GetRequiredService<ILoggerFactory>().CreateLogger<RestoreCommand>(), rows);
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
