using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Categories;

/// <summary>What changes of a category; what is left out stays.</summary>
public sealed record CategoryPatch : IMergePatch
{
    /// <summary>Unique whatever the case; 1 to 50 characters.</summary>
    /// <example>Food</example>
    [Text(Category.NameMaxLength)]
    [DisallowNull]
    public string? Name { get; init; }

    /// <summary>For charts: <c>#RRGGBB</c>, hexadecimal.</summary>
    /// <example>#FF6B6B</example>
    [Color]
    [DisallowNull]
    public string? Color { get; init; }
}
