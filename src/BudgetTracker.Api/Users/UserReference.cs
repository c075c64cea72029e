namespace BudgetTracker.Api.Users;

/// <summary>A user as it appears inside another answer.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Email">The user's email address.</param>
public sealed record UserReference(int Id, string Name, string Email)
{
    /// <summary>Refers to a user.</summary>
    public static UserReference To(User user) => new(user.Id, user.Name, user.Email);

    /// <summary>What the document shows: the answer to the examples of the requests, on an empty ledger.</summary>
    internal static UserReference Example { get; } = new(1, "Alice", "alice@example.com");
}
