using System.Data.Common;
using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Counts and times the SQL commands of each request, and reports a command that is repeated.</summary>
/// <remarks>
/// A loop that queries looks healthy with 5 users and makes 501 commands with 500. Past
/// <c>Diagnostics:RepeatedCommandLimit</c> (default 5) equal commands, a warning says which; in Development it throws.
/// </remarks>
internal sealed partial class CommandObserver(
    IHostEnvironment environment,
    DiagnosticsOptions options,
    ILogger<CommandObserver> logger) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (CommandLog.Current is { } log && log.AddCommand(result.CommandText) == options.RepeatedCommandLimit + 1)
            ReportRepetition(log.Caller, result.CommandText);

        return result;
    }

    public override DbDataReader ReaderExecuted(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result)
    {
        CommandLog.Current?.AddTime(eventData.StartTime, eventData.Duration);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default)
    {
        CommandLog.Current?.AddTime(eventData.StartTime, eventData.Duration);
        return ValueTask.FromResult(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        CommandLog.Current?.AddTime(eventData.StartTime, eventData.Duration);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default)
    {
        CommandLog.Current?.AddTime(eventData.StartTime, eventData.Duration);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult DataReaderDisposing(
        DbCommand command,
        DataReaderDisposingEventData eventData,
        InterceptionResult result)
    {
        CommandLog.Current?.AddTime(eventData.StartTime, eventData.Duration);
        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        CommandLog.Current?.AddTime(eventData.StartTime, eventData.Duration);
        return Task.CompletedTask;
    }

    private void ReportRepetition(string caller, string sql)
    {
        LogRepetition(logger, caller, options.RepeatedCommandLimit + 1, sql);
        if (environment.IsDevelopment())
        {
            throw new RepeatedCommandException(
                $"{caller} sent the same SQL {options.RepeatedCommandLimit + 1} times: {sql}");
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "{Caller} sent the same SQL {Count} times: {Sql}")]
    private static partial void LogRepetition(ILogger logger, string caller, int count, string sql);
}
