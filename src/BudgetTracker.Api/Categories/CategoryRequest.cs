using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Categories;

/// <summary>A category to create, or what an existing one is replaced with.</summary>
public sealed record CategoryRequest
{
    /// <summary>Unique whatever the case; 1 to 50 characters.</summary>
    /// <example>Food</example>
    [Text(Category.NameMaxLength)]
    public required string Name { get; init; }

    /// <summary>
    /// For charts: <c>#RRGGBB</c>, hexadecimal. If left out, a new category gets the colour of a palette that the fewest
    /// have, and an existing one keeps its own.
    /// </summary>
    /// <example>#FF6B6B</example>
    [Color]
    [DisallowNull]
    public string? Color { get; init; }
}
