using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Categories;

/// <summary>A colour: # and six hexadecimal digits.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColorAttribute : RegularExpressionAttribute
{
    /// <summary>Demands a colour.</summary>
    public ColorAttribute()
        : base("^#[0-9A-Fa-f]{6}$") => ErrorMessage = "Must be a colour, written as #RRGGBB.";

    // The framework's own takes an empty text for none at all.
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not "" && base.IsValid(value);
}
