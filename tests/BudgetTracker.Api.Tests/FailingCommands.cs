using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Tests;

/// <summary>Lets the database fail at a chosen SQL command, or take its time.</summary>
public sealed class FailingCommands : DbCommandInterceptor
{
    public string? Containing { get; set; }

    public Exception Failure { get; set; } = new InvalidOperationException("This command fails in this test.");

    public TimeSpan Delay { get; set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (Containing is not null && Contains(command.CommandText, Containing))
            throw Failure;

        await Task.Delay(Delay, cancellationToken);

        return result;
    }

    // SQLite's provider puts every name in quotes, PostgreSQL's those that need them.
    private static bool Contains(string sql, string part) =>
        sql.Replace("\"", "", StringComparison.Ordinal).Contains(part, StringComparison.Ordinal);
}
