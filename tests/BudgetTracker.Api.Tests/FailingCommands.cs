using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Tests;

/// <summary>Lets the database fail at a chosen SQL command.</summary>
public sealed class FailingCommands : DbCommandInterceptor
{
    public string? Containing { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        Containing is not null && command.CommandText.Contains(Containing, StringComparison.Ordinal)
            ? throw new InvalidOperationException("This command fails in this test.")
            : ValueTask.FromResult(result);
}
