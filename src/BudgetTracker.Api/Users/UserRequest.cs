using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Users;

/// <summary>A user to create, or what an existing one is replaced with.</summary>
public sealed record UserRequest
{
    /// <summary>Unique whatever the case; 1 to 100 characters with one @ inside and no blanks.</summary>
    /// <example>alice@example.com</example>
    [Text(User.EmailMaxLength)]
    [Email]
    public required string Email { get; init; }

    /// <summary>What the person is called: 1 to 100 characters.</summary>
    /// <example>Alice</example>
    [Text(User.NameMaxLength)]
    public required string Name { get; init; }
}
