using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Tests;

/// <summary>Every query that was sent, with its parameters.</summary>
public sealed class RecordedCommands : DbCommandInterceptor
{
    public ConcurrentQueue<(string Sql, (string Name, object? Value)[] Parameters)> Queries { get; } = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        var parameters = command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value)).ToArray();
        Queries.Enqueue((command.CommandText, parameters));

        return ValueTask.FromResult(result);
    }
}
