using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Categories;

/// <summary>A category to create, or what an existing one is replaced with.</summary>
public sealed record CategoryRequest
{
    /// <summary>Unique whatever the case; 1 to 50 characters.</summary>
    /// <example>Food</example>
    [Text(Category.NameMaxLength)]
    public required string Name { get; init; }

    /// <summary>For charts: <c>#RRGGBB</c>, hexadecimal; <c>#FF6B6B</c> if left out.</summary>
    /// <example>#FF6B6B</example>
    [StringLength(7, MinimumLength = 7, ErrorMessage = "Must be a colour, written as #RRGGBB.")]
    [RegularExpression("^#[0-9A-Fa-f]{6}$", ErrorMessage = "Must be a colour, written as #RRGGBB.")]
    [DefaultValue(Category.DefaultColor)]
    public string Color { get; init; } = Category.DefaultColor;
}
