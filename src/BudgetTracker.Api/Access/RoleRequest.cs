using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>A role to give.</summary>
public sealed record RoleRequest
{
    /// <summary>What the user may do.</summary>
    /// <example>admin</example>
    public required UserRole Role { get; init; }
}
