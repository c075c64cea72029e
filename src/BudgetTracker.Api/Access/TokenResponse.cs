using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>A personal access token, without its secret.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">The first eight characters of the secret.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="ExpiresAt">Until when it is good, UTC; null: until it is revoked.</param>
/// <param name="LastUsedAt">The beginning of the hour in which it was last used, UTC; null: never.</param>
public sealed record TokenResponse(
    int Id,
    int UserId,
    string Name,
    string Prefix,
    IReadOnlyList<AccessScope> Scopes,
    DateTime CreatedAt,
    DateTime? ExpiresAt,
    DateTime? LastUsedAt)
{
    /// <summary>The response for a token.</summary>
    internal static TokenResponse From(AccessToken token) => new(
        token.Id,
        token.UserId,
        token.Name,
        token.Prefix,
        token.CanWrite ? [AccessScope.Read, AccessScope.Write] : [AccessScope.Read],
        token.CreatedAt,
        token.ExpiresAt,
        token.LastUsedAt);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static TokenResponse Example { get; } = new(
        1,
        UserReference.Example.Id,
        "Spreadsheet",
        "bgt_kJ2v",
        [AccessScope.Read, AccessScope.Write],
        new(2026, 1, 31, 18, 30, 0, DateTimeKind.Utc),
        new(2036, 1, 31, 0, 0, 0, DateTimeKind.Utc),
        null);
}
