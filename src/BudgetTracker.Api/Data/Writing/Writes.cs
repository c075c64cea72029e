using BudgetTracker.Api.Http.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace BudgetTracker.Api.Data.Writing;

/// <summary>How units of work get into a database: one after another, or beside each other.</summary>
public abstract class Writes(IdempotencyStore answers)
{
    /// <summary>The longest time that a unit waits for its turn.</summary>
    protected static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <summary>Where the answers of units with a key are.</summary>
    protected IdempotencyStore Answers => answers;

    /// <summary>Runs a unit of work and commits it, unless its answer is an error or it throws.</summary>
    /// <param name="unit">Changes rows, saves them and makes the answer.</param>
    /// <param name="key">By what the answer is to be found again; null where it need not be.</param>
    /// <param name="cancellationToken">The client went away: a unit that has not begun is not begun.</param>
    /// <returns>The unit's answer, after the commit; 503 when its turn did not come in time.</returns>
    public abstract Task<ActionResult> RunAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        IdempotencyKey? key,
        CancellationToken cancellationToken);

    /// <summary>Whether what a unit did is not to be kept.</summary>
    protected static bool IsRefusal(ActionResult answer) => answer is IStatusCodeActionResult { StatusCode: >= 400 };

    /// <summary>Runs a unit in the transaction that its context has begun, and saves its answer there.</summary>
    protected async Task<ActionResult> RunUnitAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        IdempotencyKey? key,
        BudgetDbContext db)
    {
        var answer = await unit(db);

        return key is null || IsRefusal(answer) ? answer : await Answers.SaveAsync(db, key, answer);
    }
}
