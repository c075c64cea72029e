using BudgetTracker.Api.Http.Idempotency;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Data.Writing;

/// <summary>A unit of work that waits for its turn, and then for the commit that it is part of.</summary>
internal sealed class QueuedUnitOfWork(
    Func<BudgetDbContext, Task<ActionResult>> unit,
    IdempotencyKey? key,
    CommandLog? log)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    // What the request has in its AsyncLocals, the accessor of its HttpContext among them, goes along to the writer.
    private readonly ExecutionContext? request = ExecutionContext.Capture();
    private readonly TaskCompletionSource<ActionResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int state = Waiting;
    private ActionResult? result;

    public Func<BudgetDbContext, Task<ActionResult>> Unit => unit;

    public IdempotencyKey? Key => key;

    /// <summary>Why there is no answer.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The unit's answer, after the commit.</summary>
    public Task<ActionResult> Answer => answer.Task;

    /// <summary>The unit begins, unless it was given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref state, Begun, Waiting) == Waiting;

    /// <summary>The unit is never to run; false when it has begun.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref state, GivenUp, Waiting) == Waiting;

    /// <summary>Runs something as a part of the request.</summary>
    public void Run(Action action)
    {
        if (request is null)
            action();
        else
            ExecutionContext.Run(request, static state => ((Action)state!)(), action);
    }

    /// <summary>Notes the answer, which is sent when it is committed.</summary>
    public void End(ActionResult unitAnswer) => result = unitAnswer;

    /// <summary>Notes why there is no answer.</summary>
    public void End(Exception exception) => Failure = exception;

    /// <summary>Sends the answer, now that it holds.</summary>
    public void Release(DateTimeOffset commitBegan, TimeSpan commitTook)
    {
        log?.AddTime(commitBegan, commitTook);
        if (Failure is not null)
            answer.SetException(Failure);
        else
            answer.SetResult(result!);
    }

    /// <summary>Nothing was committed, whatever the unit's own answer was.</summary>
    public void Fail(Exception exception) => answer.TrySetException(Failure ?? exception);
}
