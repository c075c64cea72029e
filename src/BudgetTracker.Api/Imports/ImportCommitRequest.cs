namespace BudgetTracker.Api.Imports;

/// <summary>What the person decides at a commit.</summary>
public sealed record ImportCommitRequest
{
    /// <summary>What happens to rows with the status <c>match</c>; required where there are some.</summary>
    /// <example>link</example>
    public MatchedRows? Matches { get; init; }

    /// <summary>What happens to rows with the status <c>deleted</c>; they stay deleted if left out.</summary>
    /// <example>leave</example>
    public DeletedRows? Deleted { get; init; }

    /// <summary>Whether to commit a file in several currencies, or in another one than earlier imports; no if left out.</summary>
    /// <example>false</example>
    public bool? AllowCurrency { get; init; }
}
