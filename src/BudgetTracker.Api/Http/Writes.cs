using System.Collections.Concurrent;
using System.Data;
using System.Diagnostics;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http;

/// <summary>The one door through which everything is written.</summary>
/// <remarks>
/// A unit of work gets a context of its own and runs in one transaction: all of it happens, or nothing. SQLite has one
/// writer, so units take turns here, in order, and wait without holding a thread. On a server, others may be in the
/// way: the unit then runs again, on a fresh context. A request with an <c>Idempotency-Key</c> has its answer saved in
/// the same transaction, and is never run again.
/// </remarks>
public sealed class Writes(
    IServiceScopeFactory scopes,
    IHttpContextAccessor accessor,
    IdempotencyStore answers,
    WriteTraits traits) : IDisposable
{
    private const int MaxAttempts = 4;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxRetrying = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(traits.MaxWriters);
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
            return await TakeTurnAsync(unit, traits.CommitMayBeUncertain ? IdempotencyKey.Generate() : null, cancellationToken);

        if (!running.TryAdd(key.Value, true))
            return Problems.IdempotencyKeyInProgress();

        try
        {
            return await FindAnswerAsync(key, cancellationToken) ?? await TakeTurnAsync(unit, key, cancellationToken);
        }
        finally
        {
            running.TryRemove(key.Value, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<ActionResult?> FindAnswerAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        return await answers.FindAsync(scope.ServiceProvider.GetRequiredService<BudgetDbContext>(), key, cancellationToken);
    }

    private async Task<ActionResult> TakeTurnAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        IdempotencyKey? key,
        CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(MaxWait, cancellationToken))
            return new ProblemResult(Problems.DatabaseUnavailable());

        try
        {
            return await RetryAsync(unit, key);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<ActionResult> RetryAsync(Func<BudgetDbContext, Task<ActionResult>> unit, IdempotencyKey? key)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The attempt before may have been committed though the connection broke before it could say so.
                return attempt > 1 && key is not null && await FindAnswerAsync(key, CancellationToken.None) is { } done
                    ? done
                    : await CommitAsync(unit, key);
            }
            catch (Exception exception)
                when (attempt < MaxAttempts && Stopwatch.GetElapsedTime(began) < MaxRetrying && IsTransient(exception))
            {
                await Task.Delay(Random.Shared.Next(20, 60) * attempt);
            }
        }
    }

    private async Task<ActionResult> CommitAsync(Func<BudgetDbContext, Task<ActionResult>> unit, IdempotencyKey? key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            var answer = await unit(db);
            if (answer is IStatusCodeActionResult { StatusCode: >= 400 })
                return answer;

            if (key is not null)
                answer = await answers.SaveAsync(db, key, answer);

            await transaction.CommitAsync();

            return answer;
        }
        catch (InvalidOperationException exception)
            when (db.Database.GetDbConnection().State != ConnectionState.Open)
        {
            throw new ConnectionLostException(exception);
        }
    }

    private bool IsTransient(Exception exception)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();

        return exception is DbUpdateConcurrencyException
            || (DatabaseFault.CauseOf(exception) is { } cause && db.IsTransient(cause));
    }
}
