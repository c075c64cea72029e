using System.Collections.Concurrent;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>The door for the writes of requests: <see cref="Writes"/>, with <c>Idempotency-Key</c> on top.</summary>
/// <remarks>
/// The response to a request with a key is saved in the transaction of its write. A request with the same key gets that
/// response again, and its unit of work does not run. A unit sees what the caller may see: the context that it gets belongs
/// to the door and serves others before and after.
/// </remarks>
public sealed class IdempotentWrites(Writes writes, IdempotencyStore store)
{
    private readonly ConcurrentDictionary<string, bool> running = new();

    /// <summary>Runs a unit of work and commits it, unless its result is an error or it throws.</summary>
    /// <param name="context">The request. When its client disconnects, a unit of work that has not begun is cancelled.</param>
    /// <param name="unit">Changes rows, saves them and makes the response. It uses no context but the one it is given.</param>
    /// <returns>The unit's result, the saved response of an earlier request, or 409 while that request is running.</returns>
    /// <exception cref="WriteQueueTimeoutException">Its turn did not come in time; the response is 503.</exception>
    public Task<ActionResult> RunAsync(HttpContext context, Func<BudgetDbContext, Task<ActionResult>> unit) =>
        RunAsync(context, () => Task.FromResult(unit));

    /// <summary>Runs a unit of work that others come before: what they did must mean nothing without it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="prepareAsync">
    /// Hands earlier units to <see cref="Writes"/>, and returns the last one, which makes the response. A request that is
    /// repeated after its response was saved does not run it.
    /// </param>
    /// <returns>As of a single unit of work.</returns>
    public async Task<ActionResult> RunAsync(
        HttpContext context,
        Func<Task<Func<BudgetDbContext, Task<ActionResult>>>> prepareAsync)
    {
        if (context.Features.Get<IdempotencyKey>() is not { } key)
        {
            var unit = await prepareAsync();

            return await writes.RunAsync(VisibleTo(context), async db => ToResult(await unit(db)), context.RequestAborted);
        }

        if (!running.TryAdd(key.Value, true))
            return ApiProblems.IdempotencyKeyInProgress();

        try
        {
            return await FindAsync(context, key) ?? await RunOnceAsync(context, key, await prepareAsync());
        }
        finally
        {
            running.TryRemove(key.Value, out _);
        }
    }

    private async Task<ActionResult> RunOnceAsync(
        HttpContext context,
        IdempotencyKey key,
        Func<BudgetDbContext, Task<ActionResult>> unit)
    {
        try
        {
            var result = await writes.RunAsync(VisibleTo(context), async db =>
            {
                var result = ToResult(await unit(db));

                return result.IsCommit
                    ? UnitOfWork.Commit((IsDone: true, Response: await store.SaveAsync(db, key, result.Value)))
                    : UnitOfWork.RollBack((IsDone: false, Response: result.Value));
            }, context.RequestAborted);

            // Another instance may have done the same request meanwhile, and that may be all that was in the way.
            return result.IsDone ? result.Response : await FindAsync(context, key) ?? result.Response;
        }
        catch (DbUpdateException)
        {
            if (await FindAsync(context, key) is { } earlier)
                return earlier;

            throw;
        }
    }

    private async Task<ActionResult?> FindAsync(HttpContext context, IdempotencyKey key)
    {
        var earlier = await store.FindAsync(key, context.RequestAborted);
        if (earlier is not null)
            await writes.ConfirmAsync(context.RequestAborted);

        return earlier;
    }

    private static Visibility VisibleTo(HttpContext context) => context.RequestServices.GetRequiredService<Visibility>();

    private static UnitOfWorkResult<ActionResult> ToResult(ActionResult response) =>
        response is IStatusCodeActionResult { StatusCode: >= 400 } ? UnitOfWork.RollBack(response) : UnitOfWork.Commit(response);
}
