using System.Collections.Concurrent;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>The one door through which everything is written.</summary>
/// <remarks>
/// All of a unit of work happens, or nothing, and its answer leaves only when it is on the disk; how, is its database's
/// <see cref="Writes"/>. A request with an <c>Idempotency-Key</c> has its answer saved in the same transaction, and is
/// never run again.
/// </remarks>
public sealed class IdempotentWrites(IHttpContextAccessor accessor, IdempotencyStore answers, Writes writer)
{
    private readonly ConcurrentDictionary<string, bool> running = new();

    /// <summary>Runs a unit of work and commits it, unless its answer is an error or it throws.</summary>
    /// <param name="unit">Changes rows, saves them and makes the answer. It may not use anything else's context.</param>
    /// <param name="cancellationToken">The client went away: a unit that has not begun is not begun.</param>
    /// <returns>The unit's answer; 503 when its turn did not come within five seconds.</returns>
    public async Task<ActionResult> RunAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        CancellationToken cancellationToken)
    {
        if (accessor.HttpContext?.Features.Get<IdempotencyKey>() is not { } key)
            return await writer.RunAsync(unit, null, cancellationToken);

        if (!running.TryAdd(key.Value, true))
            return ApiProblems.IdempotencyKeyInProgress();

        try
        {
            return await answers.FindAsync(key, cancellationToken) ?? await writer.RunAsync(unit, key, cancellationToken);
        }
        finally
        {
            running.TryRemove(key.Value, out _);
        }
    }
}
