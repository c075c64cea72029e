using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Adds a span for each SQL command to the trace of its caller, as Npgsql does by itself. It has the SQL, and no value.</summary>
/// <remarks>SQLite works while rows are read, so that a query lasts until its reader is disposed.</remarks>
internal sealed class SqliteCommandSpans : DbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbCommand, object> starts = [];

    public override DbDataReader ReaderExecuted(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result)
    {
        starts.AddOrUpdate(command, eventData.StartTime);

        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuted(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(
        DbCommand command,
        DataReaderDisposingEventData eventData,
        InterceptionResult result)
    {
        if (starts.TryGetValue(command, out var start))
            Add(command, (DateTimeOffset)start, eventData.StartTime + eventData.Duration);

        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Add(command, eventData.StartTime, eventData.StartTime + eventData.Duration);

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuted(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        Add(command, eventData.StartTime, eventData.StartTime + eventData.Duration, eventData.Exception.GetType().Name);

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);

        return Task.CompletedTask;
    }

    private static void Add(DbCommand command, DateTimeOffset start, DateTimeOffset end, string? error = null)
    {
        var sql = command.CommandText;
        var operation = sql[..Math.Max(0, sql.AsSpan().IndexOfAny(" \r\n"))];
        LedgerTelemetry.AddSpan(
            operation,
            ActivityKind.Client,
            LedgerTelemetry.CurrentContext(),
            start,
            end - start,
            ("db.system.name", "sqlite"),
            ("db.operation.name", operation),
            ("db.query.text", sql),
            ("error.type", error));
    }
}
