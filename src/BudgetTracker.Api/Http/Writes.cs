using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace BudgetTracker.Api.Http;

/// <summary>The one door through which everything is written.</summary>
/// <remarks>A unit of work gets a context of its own and runs in one transaction: all of it happens, or nothing.</remarks>
public sealed class Writes(IServiceScopeFactory scopes)
{
    /// <summary>Runs a unit of work and commits it, unless its answer is an error or it throws.</summary>
    /// <param name="unit">Changes rows, saves them and makes the answer. It may not use anything else's context.</param>
    /// <param name="cancellationToken">The client went away: a unit that has not begun is not begun.</param>
    public async Task<ActionResult> RunAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        var answer = await unit(db);

        if (answer is not IStatusCodeActionResult { StatusCode: >= 400 })
            await transaction.CommitAsync(CancellationToken.None);

        return answer;
    }
}
