namespace BudgetTracker.Api.Data.Writing;

/// <summary>A unit of work waited longer than <see cref="Writes.MaxWait"/> for its turn. It did not run.</summary>
public sealed class WriteQueueTimeoutException(TimeSpan waited)
    : TimeoutException($"A write waited {waited.TotalSeconds} seconds for its turn.");
