using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Access;

/// <summary>A password to set.</summary>
public sealed record PasswordRequest
{
    /// <summary>The present password; required of users who have one and change their own. An admin sets that of others without it.</summary>
    /// <example>correct horse battery</example>
    [Text(Passwords.MaxLength)]
    [DisallowNull]
    public string? Current { get; init; }

    /// <summary>12 to 128 characters.</summary>
    /// <example>another horse, another battery</example>
    [Text(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    public required string Password { get; init; }

    /// <summary>Its name alone: a log at level Trace has what actions are given.</summary>
    public override string ToString() => nameof(PasswordRequest);
}
