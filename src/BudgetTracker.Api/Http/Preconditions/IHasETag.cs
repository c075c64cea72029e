namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>An answer that a client can keep, and ask or write on condition of.</summary>
public interface IHasETag
{
    /// <summary>A strong entity tag (RFC 9110, 8.8.3) with its quotes; null where the version does not cover all of it.</summary>
    string? ETag { get; }

    /// <summary>The tag of a version: <c>"3"</c>.</summary>
    static string Of(int version) => $"\"{version}\"";
}
