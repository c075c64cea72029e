using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Categories;

/// <summary>A category as it appears inside another response.</summary>
/// <param name="Id">The category's id.</param>
/// <param name="Name">The category's name.</param>
/// <param name="Color">The category's colour, <c>#RRGGBB</c>.</param>
/// <param name="Version">The category's version, for the ETag of what shows the category; it is not shown itself.</param>
public sealed record CategoryReference(int Id, string Name, string Color, [property: JsonIgnore] int Version)
{
    /// <summary>Refers to a category.</summary>
    public static CategoryReference To(Category category) => new(category.Id, category.Name, category.Color, category.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static CategoryReference Example { get; } = new(1, "Food", Category.DefaultColor, 1);
}
