using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Tests;

/// <summary>Makes the database fail or wait at a chosen SQL command.</summary>
public sealed class FailingCommands : DbCommandInterceptor
{
    private volatile Func<CancellationToken, Task>? wait;

    public string? Containing { get; set; }

    public Exception Failure { get; set; } = new InvalidOperationException("This command fails in this test.");

    /// <summary>Makes one of the commands that come wait: the first, or the one after those to skip.</summary>
    public HeldCommand Hold(int skip = 0)
    {
        var held = new HeldCommand(skip);
        wait = held.WaitAsync;

        return held;
    }

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

        if (wait is not null)
            await wait(cancellationToken);

        return result;
    }
}
