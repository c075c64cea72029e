using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Adds a span for each SQL command to the trace of its caller, as Npgsql does by itself. It has the SQL, and no value.</summary>
/// <remarks>
/// The driver adds them, and no interceptor of EF Core: that made three objects for each command, whether its trace was
/// recorded or not. SQLite works while rows are read, so that a query lasts until its reader is disposed.
/// </remarks>
internal static class SqliteCommandSpans
{
    /// <summary>Adds the span of a command that ends now, unless its trace is not recorded.</summary>
    /// <param name="sql">The command.</param>
    /// <param name="start">When it began: a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="error">Why it failed; null where it did not.</param>
    public static void Add(string sql, long start, SqliteException? error = null)
    {
        var caller = LedgerTelemetry.CurrentContext();
        if (caller == default)
            return;

        var took = Stopwatch.GetElapsedTime(start);
        var operation = sql[..Math.Max(0, sql.AsSpan().IndexOfAny(" \r\n"))];
        LedgerTelemetry.AddSpan(
            operation,
            ActivityKind.Client,
            caller,
            DateTimeOffset.UtcNow - took,
            took,
            ("db.system.name", "sqlite"),
            ("db.operation.name", operation),
            ("db.query.text", sql),
            ("error.type", error?.GetType().Name));
    }
}
