using System.Diagnostics;
using BudgetTracker.Api.Data.Writing;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>A unit of work in the write queue: it waits for its turn, and then for its group's commit.</summary>
internal abstract class QueuedUnitOfWork
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    // The caller's AsyncLocals go along to the writer's thread, CommandLog.Current among them.
    private readonly ExecutionContext? flow = ExecutionContext.Capture();
    private int state = Waiting;

    /// <summary>Where in a trace the caller is.</summary>
    public ActivityContext Caller { get; } = LedgerTelemetry.CurrentContext();

    /// <summary>A timestamp of <see cref="Stopwatch"/>: since when the unit waits.</summary>
    public long WaitsSince { get; } = Stopwatch.GetTimestamp();

    /// <summary>The command log of the caller; null where none counts.</summary>
    protected CommandLog? Log { get; } = CommandLog.Current;

    /// <summary>The exception that the unit ended with.</summary>
    public Exception? Failure { get; protected set; }

    /// <summary>Marks the unit as begun; false when it was given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref state, Begun, Waiting) == Waiting;

    /// <summary>Takes the unit out of the queue; false when it has begun.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref state, GivenUp, Waiting) == Waiting;

    /// <summary>Runs something in the caller's execution context.</summary>
    public void RunAsCaller(Action action)
    {
        if (flow is null)
            action();
        else
            ExecutionContext.Run(flow, static state => ((Action)state!)(), action);
    }

    /// <summary>Runs the unit to its end, and keeps its result or its exception.</summary>
    /// <returns>Whether the unit's changes are to be kept.</returns>
    public abstract bool Run(BudgetDbContext db);

    /// <summary>Returns the result to the caller, after the group's commit.</summary>
    /// <param name="commitBegan">A timestamp of <see cref="Stopwatch"/>.</param>
    public abstract void Complete(long commitBegan);

    /// <summary>Fails the unit: the group was not committed.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A queued unit of work with a result of a known type.</summary>
internal sealed class QueuedUnitOfWork<T>(Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit) : QueuedUnitOfWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private UnitOfWorkResult<T> result;

    /// <summary>The unit's value, after the group's commit.</summary>
    public Task<T> Value => completion.Task;

    /// <inheritdoc/>
    public override bool Run(BudgetDbContext db)
    {
        try
        {
            // SQLite's driver completes every task before it returns it, so the writer's thread never waits here.
            result = unit(db).GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        return Failure is null && result.IsCommit;
    }

    /// <inheritdoc/>
    public override void Complete(long commitBegan)
    {
        Log?.AddTimeSince(commitBegan);
        if (Failure is not null)
            completion.SetException(Failure);
        else
            completion.SetResult(result.Value);
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => completion.TrySetException(Failure ?? exception);
}
