using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Group commit: one writer thread runs the queued units of work in order, and commits many at once.</summary>
/// <remarks>
/// The units that wait while a commit is being synced form the next group. Each has a savepoint, so that a unit that
/// fails takes nothing of the others along; the group has one commit, and with it one sync. A sync takes as long for one
/// unit as for a hundred. Callers wait without holding a thread. The writer has a thread of its own, because SQLite's
/// driver does nothing asynchronously.
/// </remarks>
internal sealed class GroupCommitWrites : Writes, IDisposable
{
    private const int MaxGroupSize = 100;
    private const string Savepoint = "unit";
    private static readonly TimeSpan CheckpointAfterIdle = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<QueuedUnitOfWork> queue = [];
    private readonly IServiceScopeFactory scopes;
    private readonly WriteTelemetry telemetry;
    private readonly Thread thread;
    private long lastCommit;

    public GroupCommitWrites(IServiceScopeFactory scopes, WriteTelemetry telemetry)
    {
        (this.scopes, this.telemetry) = (scopes, telemetry);
        telemetry.ObserveQueue(() => QueueLength);
        thread = new Thread(ProcessQueue) { IsBackground = true, Name = "Writer" };
        thread.UnsafeStart();
    }

    /// <summary>How many units of work wait for their turn.</summary>
    public int QueueLength => queue.Count;

    // The lock on the ledger's file keeps other servers away.
    public override long? LastCommit => Volatile.Read(ref lastCommit);

    public override async Task<T> RunAsync<T>(
        Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit,
        CancellationToken cancellationToken)
    {
        var queued = new QueuedUnitOfWork<T>(unit);
        queue.Add(queued, CancellationToken.None);
        try
        {
            return await queued.Value.WaitAsync(MaxWait, cancellationToken);
        }
        catch (TimeoutException) when (queued.TryGiveUp())
        {
            throw new WriteQueueTimeoutException(MaxWait);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && !queued.TryGiveUp())
        {
            return await queued.Value;
        }
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void ProcessQueue()
    {
        IServiceScope? scope = null;
        while (!queue.IsCompleted)
        {
            var group = new List<QueuedUnitOfWork>();
            try
            {
                if (queue.TryTake(out var first, scope is null ? Timeout.InfiniteTimeSpan : CheckpointAfterIdle))
                {
                    // One context for as long as there is something to write.
                    scope ??= scopes.CreateScope();
                    CommitGroup(first, group, scope.ServiceProvider.GetRequiredService<BudgetDbContext>());
                }
                else if (scope is not null)
                {
                    scope.ServiceProvider.GetRequiredService<BudgetDbContext>().Checkpoint();
                    scope.Dispose();
                    scope = null;
                }
            }
            catch (Exception exception)
            {
                // The callers report it; the next group begins on a fresh context.
                foreach (var unit in group)
                    unit.Fail(exception);

                scope?.Dispose();
                scope = null;
            }
        }

        scope?.Dispose();
    }

    private void CommitGroup(QueuedUnitOfWork first, List<QueuedUnitOfWork> group, BudgetDbContext db)
    {
        // Units that arrive while these run join the next group. In one group, all clients would wait for the same
        // commit, and no response would be written meanwhile.
        var size = Math.Min(1 + queue.Count, MaxGroupSize);
        IDbContextTransaction? transaction = null;
        for (var unit = first; unit is not null; unit = --size > 0 && queue.TryTake(out var next) ? next : null)
        {
            if (!unit.TryBegin())
                continue;

            telemetry.AddWait(unit.Caller, unit.WaitsSince);
            group.Add(unit);
            transaction ??= BeginTransaction(db);
            unit.RunAsCaller(() => Run(unit, db, transaction.GetDbTransaction()));
            db.ChangeTracker.Clear();
        }

        if (transaction is null)
            return;

        var began = Stopwatch.GetTimestamp();
        try
        {
            transaction.Commit();
        }
        finally
        {
            // A commit that fails may have changed something all the same.
            Interlocked.Increment(ref lastCommit);
        }

        transaction.Dispose();
        // Before anybody has a response: whoever has one finds its commit in the metrics.
        var took = Stopwatch.GetElapsedTime(began);
        telemetry.AddCommit(group.Count, took);
        foreach (var unit in group)
            unit.Complete(began);

        if (!LedgerTelemetry.IsTracing)
            return;

        foreach (var unit in group)
            WriteTelemetry.AddCommitSpan(unit.Caller, group.Count, DateTimeOffset.UtcNow - took, took);
    }

    private static IDbContextTransaction BeginTransaction(BudgetDbContext db)
    {
        // Each unit has a savepoint already.
        db.Database.AutoSavepointsEnabled = false;

        // Until nothing is written any more, one connection: the next group finds its pages in the cache.
        if (db.Database.GetDbConnection().State == ConnectionState.Closed)
            db.Database.OpenConnection();

        return db.Database.BeginTransaction();
    }

    // By the driver: EF Core would send savepoints as commands, which count for the caller.
    private static void Run(QueuedUnitOfWork unit, BudgetDbContext db, DbTransaction transaction)
    {
        transaction.Save(Savepoint);
        if (unit.Run(db))
        {
            transaction.Release(Savepoint);
            return;
        }

        try
        {
            transaction.Rollback(Savepoint);
        }
        catch (Exception) when (unit.Failure is not null)
        {
            // SQLite has rolled back the whole transaction, as it does when the disk is full: no unit's changes are kept. The driver
            // then says that the transaction has ended, or SQLite that there is no such savepoint.
            throw unit.Failure;
        }
    }
}
