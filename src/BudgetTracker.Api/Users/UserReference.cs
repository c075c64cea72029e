using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Users;

/// <summary>A user as it appears inside another response.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Email">The user's email address.</param>
/// <param name="Version">The user's version, for the ETag of what shows the user; it is not shown itself.</param>
public sealed record UserReference(int Id, string Name, string Email, [property: JsonIgnore] int Version)
{
    /// <summary>Refers to a user.</summary>
    public static UserReference To(User user) => new(user.Id, user.Name, user.Email, user.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static UserReference Example { get; } = new(1, "Alice", "alice@example.com", 1);
}
