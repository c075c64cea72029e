using System.Data;
using System.Diagnostics;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Data.Writing;

/// <summary>IdempotentWrites to a server, which takes many writers.</summary>
/// <remarks>
/// Each unit has a context and a transaction of its own. Others may be in the way: it then runs again, on a fresh one. A
/// commit can be done though its answer is lost on the way, so every unit leaves a trace of itself to look for.
/// </remarks>
internal sealed class RetryingWrites(IServiceScopeFactory scopes, IdempotencyStore answers, int maxWriters)
    : Writes(answers), IDisposable
{
    private const int MaxAttempts = 4;
    private static readonly TimeSpan MaxRetrying = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(maxWriters);

    public override async Task<ActionResult> RunAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        IdempotencyKey? key,
        CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(MaxWait, cancellationToken))
            return new ProblemResult(ApiProblems.DatabaseUnavailable());

        try
        {
            return await RetryAsync(unit, key ?? IdempotencyKey.Generate());
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<ActionResult> RetryAsync(Func<BudgetDbContext, Task<ActionResult>> unit, IdempotencyKey key)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The attempt before may have been committed though the connection broke before it could say so.
                return attempt > 1 && await Answers.FindAsync(key, CancellationToken.None) is { } done
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

    private async Task<ActionResult> CommitAsync(Func<BudgetDbContext, Task<ActionResult>> unit, IdempotencyKey key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            var answer = await RunUnitAsync(unit, key, db);
            if (!IsRefusal(answer))
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
