using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Tests;

/// <summary>Lets the database fail at a chosen SQL command, or take its time.</summary>
public sealed class FailingCommands : DbCommandInterceptor
{
    public string? Containing { get; set; }

    public Exception Failure { get; set; } = new InvalidOperationException("This command fails in this test.");

    public TimeSpan Delay { get; set; }

    /// <summary>What happens elsewhere before a command is sent; it gets the SQL, without quotes around names.</summary>
    public Func<string, Task>? Before { get; set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        // SQLite's provider puts every name in quotes, PostgreSQL's those that need them.
        var sql = command.CommandText.Replace("\"", "", StringComparison.Ordinal);
        if (Containing is not null && sql.Contains(Containing, StringComparison.Ordinal))
            throw Failure;

        if (Before is not null)
            await Before(sql);

        await Task.Delay(Delay, cancellationToken);

        return result;
    }
}
