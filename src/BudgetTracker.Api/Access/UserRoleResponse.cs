using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>A user and its role.</summary>
/// <param name="User">The user.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="HasPassword">Whether the user can sign in to the page.</param>
public sealed record UserRoleResponse(UserReference User, UserRole Role, bool HasPassword) : IHasETag
{
    string IHasETag.ETag => IHasETag.Of(User.Version);

    /// <summary>The role of a user.</summary>
    internal static UserRoleResponse From(User user) => new(UserReference.To(user), user.Role, user.PasswordHash is not null);

    /// <summary>What the document shows: the admin of the examples.</summary>
    internal static UserRoleResponse Example { get; } = new(UserReference.Example, UserRole.Admin, true);
}
