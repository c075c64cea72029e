namespace BudgetTracker.Api.Access;

/// <summary>A personal access token that was just created, with its secret.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Secret">What to send as <c>Authorization: Bearer</c>. It is shown this once, and stored nowhere.</param>
/// <param name="Prefix">The first eight characters of the secret, as lists show them.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="ExpiresAt">Until when it is good, UTC; null: until it is revoked.</param>
public sealed record NewTokenResponse(
    int Id,
    int UserId,
    string Name,
    string Secret,
    string Prefix,
    IReadOnlyList<AccessScope> Scopes,
    DateTime CreatedAt,
    DateTime? ExpiresAt)
{
    /// <summary>Without the members: logs may show responses.</summary>
    public override string ToString() => nameof(NewTokenResponse);

    /// <summary>The response for a token and its secret.</summary>
    internal static NewTokenResponse From(TokenResponse token, string secret) =>
        new(token.Id, token.UserId, token.Name, secret, token.Prefix, token.Scopes, token.CreatedAt, token.ExpiresAt);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static NewTokenResponse Example { get; } =
        From(TokenResponse.Example, "bgt_kJ2vHq4mS7cWZ0tNfXr1aYbLpEuD8oGiQ3wKjV5yTzBnMhRs");
}
