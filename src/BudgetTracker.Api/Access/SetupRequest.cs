using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>The first admin.</summary>
public sealed record SetupRequest
{
    /// <summary>The code of the link that the server printed when it started.</summary>
    /// <example>iX9dAqM2RkW0Zt1uLw8e3g</example>
    [Text(100)]
    public required string Code { get; init; }

    /// <summary>The admin's email address. A user that has it already becomes the admin.</summary>
    /// <example>alice@example.com</example>
    [Text(User.EmailMaxLength)]
    [Email]
    public required string Email { get; init; }

    /// <summary>What the admin is called: 1 to 100 characters.</summary>
    /// <example>Alice</example>
    [Text(User.NameMaxLength)]
    public required string Name { get; init; }

    /// <summary>12 to 128 characters.</summary>
    /// <example>correct horse battery</example>
    [Text(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    public required string Password { get; init; }

    /// <summary>Its name alone: a log at level Trace has what actions are given.</summary>
    public override string ToString() => nameof(SetupRequest);
}
