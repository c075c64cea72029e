using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>Who signs in.</summary>
public sealed record SessionRequest
{
    /// <summary>The user's email address, whatever the case.</summary>
    /// <example>alice@example.com</example>
    [Text(User.EmailMaxLength)]
    public required string Email { get; init; }

    /// <summary>The user's password.</summary>
    /// <example>correct horse battery</example>
    [Text(Passwords.MaxLength)]
    public required string Password { get; init; }

    /// <summary>Its name alone: a log at level Trace has what actions are given.</summary>
    public override string ToString() => nameof(SessionRequest);
}
