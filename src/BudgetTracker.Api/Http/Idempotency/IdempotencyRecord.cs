namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>The response to a request that had a key, saved in the transaction of its write.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>The client's key, after the caller's id where people sign in.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, in hexadecimal: the same key must come with the same request.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The HTTP status, 200 to 299.</summary>
    public required int Status { get; init; }

    /// <summary>The header <c>Location</c>; null where there was none.</summary>
    public required string? Location { get; init; }

    /// <summary>The header <c>ETag</c>; null where there was none.</summary>
    public required string? ETag { get; init; }

    /// <summary>The JSON of the response.</summary>
    public required string Body { get; init; }

    /// <summary>UTC, to the millisecond; the record is kept for <c>Idempotency:KeepHours</c> from then.</summary>
    public DateTime CreatedAt { get; init; }
}
