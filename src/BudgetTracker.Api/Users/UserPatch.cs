using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Users;

/// <summary>What changes of a user; what is left out stays.</summary>
public sealed record UserPatch : IMergePatch
{
    /// <summary>Unique whatever the case; 1 to 100 characters with one @ inside and no blanks.</summary>
    /// <example>alice@example.com</example>
    [Text(User.EmailMaxLength)]
    [Email]
    [DisallowNull]
    public string? Email { get; init; }

    /// <summary>What the person is called: 1 to 100 characters.</summary>
    /// <example>Alice</example>
    [Text(User.NameMaxLength)]
    [DisallowNull]
    public string? Name { get; init; }
}
