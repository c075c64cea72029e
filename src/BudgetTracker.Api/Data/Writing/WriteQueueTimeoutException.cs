namespace BudgetTracker.Api.Data.Writing;

/// <summary>A unit of work waited longer than <see cref="Writes.MaxWait"/> for its turn. It did not run.</summary>
public sealed class WriteQueueTimeoutException()
    : TimeoutException($"A write waited {Writes.MaxWait.TotalSeconds} seconds for its turn.");
