using BudgetTracker.Api.Http.Preconditions;

namespace BudgetTracker.Api.Categories;

/// <summary>A category.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="Name">Unique whatever the case.</param>
/// <param name="Color">For charts: <c>#RRGGBB</c>.</param>
/// <param name="Version">1 at first, one more with every change.</param>
public sealed record CategoryResponse(int Id, string Name, string Color, int Version) : IHasETag
{
    string IHasETag.ETag => IHasETag.Of(Version);

    /// <summary>The response for a category.</summary>
    public static CategoryResponse From(Category category) =>
        new(category.Id, category.Name, category.Color, category.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static CategoryResponse Example { get; } = new(1, "Food", Category.DefaultColor, 1);
}
