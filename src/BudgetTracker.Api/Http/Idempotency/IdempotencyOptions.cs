using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>The section <c>Idempotency</c> of the configuration.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>How many hours a response is kept for a repetition of its request: up to a hundred years; default 24.</summary>
    [Range(1, 876_000)]
    public int KeepHours { get; set; } = 24;
}
