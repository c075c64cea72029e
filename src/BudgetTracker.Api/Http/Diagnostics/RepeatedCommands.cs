using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Reports a command that one request repeats.</summary>
/// <remarks>
/// A loop that queries looks healthy with 5 users and makes 501 commands with 500. Past
/// <c>Diagnostics:RepeatedCommandLimit</c> (default 5) equal commands, a warning says which; in Development it throws.
/// </remarks>
internal sealed partial class RepeatedCommands(
    IHostEnvironment environment,
    DiagnosticsOptions options,
    ILogger<RepeatedCommands> logger)
{
    /// <summary>Looks at a command that is sent.</summary>
    /// <exception cref="RepeatedCommandException">It was sent too often, in Development.</exception>
    public void Watch(CommandLog log, string sql, int times)
    {
        if (times != options.RepeatedCommandLimit + 1)
            return;

        LogRepetition(logger, log.Caller, times, sql);
        if (environment.IsDevelopment())
            throw new RepeatedCommandException($"{log.Caller} sent the same SQL {times} times: {sql}");
    }

    [LoggerMessage(20, LogLevel.Warning, "{Caller} sent the same SQL {Count} times: {Sql}")]
    private static partial void LogRepetition(ILogger logger, string caller, int count, string sql);
}
