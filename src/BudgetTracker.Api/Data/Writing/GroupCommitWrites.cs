using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Storage;

namespace BudgetTracker.Api.Data.Writing;

/// <summary>IdempotentWrites to a database that takes one writer: units run one after another, in the order in which they came.</summary>
/// <remarks>
/// What waits while one commit is on its way to the disk shares the next one: a savepoint each, so that a unit that fails
/// takes nothing of the others along, and one sync for all. The disk, not the program, is what a write waits for, and a
/// sync takes as long for one unit as for a hundred. Requests wait without holding a thread; the writer has its own, for
/// SQLite's driver does nothing asynchronously.
/// </remarks>
internal sealed class GroupCommitWrites : Writes, IDisposable
{
    private const int MaxUnits = 100;
    private static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(1);

    private const string Savepoint = "unit";

    private readonly BlockingCollection<QueuedUnitOfWork> queue = [];
    private readonly IServiceScopeFactory scopes;
    private readonly IHttpContextAccessor accessor;
    private readonly Thread thread;

    public GroupCommitWrites(IServiceScopeFactory scopes, IHttpContextAccessor accessor, IdempotencyStore answers)
        : base(answers)
    {
        this.scopes = scopes;
        this.accessor = accessor;
        thread = new Thread(Write) { IsBackground = true, Name = "Writer" };
        thread.UnsafeStart();
    }

    public override async Task<ActionResult> RunAsync(
        Func<BudgetDbContext, Task<ActionResult>> unit,
        IdempotencyKey? key,
        CancellationToken cancellationToken)
    {
        var write = new QueuedUnitOfWork(unit, key, accessor.HttpContext?.Features.Get<CommandLog>());
        queue.Add(write, CancellationToken.None);
        try
        {
            return await write.Answer.WaitAsync(MaxWait, cancellationToken);
        }
        catch (TimeoutException) when (write.TryGiveUp())
        {
            return new ProblemResult(ApiProblems.DatabaseUnavailable());
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && !write.TryGiveUp())
        {
            return await write.Answer;
        }
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Write()
    {
        IServiceScope? scope = null;
        while (!queue.IsCompleted)
        {
            var group = new List<QueuedUnitOfWork>();
            try
            {
                if (queue.TryTake(out var first, scope is null ? Timeout.InfiniteTimeSpan : RestAfter))
                {
                    // One context while there is something to write: its connection knows what it has written.
                    scope ??= scopes.CreateScope();
                    Commit(first, group, scope.ServiceProvider.GetRequiredService<BudgetDbContext>());
                }
                else if (scope is not null)
                {
                    scope.ServiceProvider.GetRequiredService<BudgetDbContext>().Rest();
                    scope.Dispose();
                    scope = null;
                }
            }
            catch (Exception exception)
            {
                // Whatever it was, it is the requests' to answer for, and the next group begins anew.
                foreach (var write in group)
                    write.Fail(exception);

                scope?.Dispose();
                scope = null;
            }
        }

        scope?.Dispose();
    }

    private void Commit(QueuedUnitOfWork first, List<QueuedUnitOfWork> group, BudgetDbContext db)
    {
        // Who comes while these run has the next commit: else all clients would wait for the same one, and nobody for
        // an answer to be written meanwhile.
        var units = Math.Min(1 + queue.Count, MaxUnits);
        IDbContextTransaction? transaction = null;
        for (var write = first; write is not null; write = --units > 0 && queue.TryTake(out var next) ? next : null)
        {
            if (!write.TryBegin())
                continue;

            group.Add(write);
            transaction ??= Begin(db);
            write.Run(() => Run(write, db, transaction));
            db.ChangeTracker.Clear();
        }

        if (transaction is null)
            return;

        var (began, clock) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        transaction.Commit();
        var took = Stopwatch.GetElapsedTime(clock);
        transaction.Dispose();
        foreach (var write in group)
            write.Release(began, took);
    }

    private static IDbContextTransaction Begin(BudgetDbContext db)
    {
        // Each unit has a savepoint already.
        db.Database.AutoSavepointsEnabled = false;

        return db.Database.BeginTransaction();
    }

    private void Run(QueuedUnitOfWork write, BudgetDbContext db, IDbContextTransaction transaction)
    {
        transaction.CreateSavepoint(Savepoint);
        try
        {
            var answer = RunUnitAsync(write.Unit, write.Key, db).GetAwaiter().GetResult();
            write.End(answer);
            if (!IsRefusal(answer))
            {
                transaction.ReleaseSavepoint(Savepoint);
                return;
            }
        }
        catch (Exception exception)
        {
            write.End(exception);
        }

        try
        {
            transaction.RollbackToSavepoint(Savepoint);
        }
        catch (DbException) when (write.Failure is not null)
        {
            // SQLite has rolled back everything already, as it does when the disk is full: nobody's unit is kept.
            throw write.Failure;
        }
    }
}
