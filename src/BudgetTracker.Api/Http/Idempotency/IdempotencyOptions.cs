namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>The section <c>Idempotency</c> of the configuration.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>How many hours a response is kept for a repetition of its request; default 24.</summary>
    public int KeepHours { get; set; } = 24;
}
