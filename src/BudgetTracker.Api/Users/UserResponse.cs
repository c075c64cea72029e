using BudgetTracker.Api.Http.Preconditions;

namespace BudgetTracker.Api.Users;

/// <summary>A user.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="Email">Unique whatever the case.</param>
/// <param name="Name">What the person is called.</param>
/// <param name="CreatedAt">When the user was created, UTC.</param>
/// <param name="Version">1 at first, one more with every change.</param>
public sealed record UserResponse(int Id, string Email, string Name, DateTime CreatedAt, int Version) : IHasETag
{
    string IHasETag.ETag => IHasETag.Of(Version);

    /// <summary>The response for a user without expenses.</summary>
    public static UserResponse From(User user) =>
        new(user.Id, user.Email, user.Name, user.CreatedAt, user.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static UserResponse Example { get; } =
        new(1, "alice@example.com", "Alice", new(2026, 1, 31, 18, 30, 0, DateTimeKind.Utc), 1);
}
