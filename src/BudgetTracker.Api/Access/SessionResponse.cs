using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>Who the caller is, and what the caller may do.</summary>
/// <param name="Mode"><c>open</c>: there is no sign-in, and everybody may do everything. <c>signIn</c>: the caller is signed in.</param>
/// <param name="User">The user that is signed in; null without sign-in.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="Scopes">What the token is good for; a session is good for both.</param>
public sealed record SessionResponse(AccessMode Mode, UserReference? User, UserRole Role, IReadOnlyList<AccessScope> Scopes)
{
    /// <summary>The response without sign-in.</summary>
    internal static SessionResponse Open { get; } =
        new(AccessMode.Open, null, UserRole.Admin, [AccessScope.Read, AccessScope.Write]);

    /// <summary>What the document shows: the admin of the examples.</summary>
    internal static SessionResponse Example { get; } =
        new(AccessMode.SignIn, UserReference.Example, UserRole.Admin, [AccessScope.Read, AccessScope.Write]);
}
