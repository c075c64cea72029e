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
    public async Task<ActionResult> RunAsync(HttpContext context, Func<BudgetDbContext, Task<ActionResult>> unit)
    {
        if (context.Features.Get<IdempotencyKey>() is not { } key)
            return await writes.RunAsync(async db => ToResult(await RunAsCallerAsync(context, db, unit)), context.RequestAborted);

        if (!running.TryAdd(key.Value, true))
            return ApiProblems.IdempotencyKeyInProgress();

        try
        {
            return await store.FindAsync(key, context.RequestAborted) ?? await RunOnceAsync(context, key, unit);
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
            var result = await writes.RunAsync(async db =>
            {
                var result = ToResult(await RunAsCallerAsync(context, db, unit));

                return result.IsCommit
                    ? UnitOfWork.Commit((IsDone: true, Response: await store.SaveAsync(db, key, result.Value)))
                    : UnitOfWork.RollBack((IsDone: false, Response: result.Value));
            }, context.RequestAborted);

            return result.IsDone ? result.Response : await FindDoneElsewhereAsync() ?? result.Response;
        }
        catch (DbUpdateException)
        {
            if (await FindDoneElsewhereAsync() is { } earlier)
                return earlier;

            throw;
        }

        // Another instance may have done the same request meanwhile, and that may be all that was in the way.
        Task<ActionResult?> FindDoneElsewhereAsync() => store.FindAsync(key, context.RequestAborted);
    }

    private static async Task<ActionResult> RunAsCallerAsync(
        HttpContext context,
        BudgetDbContext db,
        Func<BudgetDbContext, Task<ActionResult>> unit)
    {
        var before = db.Visibility;
        db.Visibility = context.RequestServices.GetRequiredService<Visibility>();
        try
        {
            return await unit(db);
        }
        finally
        {
            db.Visibility = before;
        }
    }

    private static UnitOfWorkResult<ActionResult> ToResult(ActionResult response) =>
        response is IStatusCodeActionResult { StatusCode: >= 400 } ? UnitOfWork.RollBack(response) : UnitOfWork.Commit(response);
}
