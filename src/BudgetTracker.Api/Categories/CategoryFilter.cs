using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Categories;

/// <summary>The query string of the list of categories.</summary>
public sealed record CategoryFilter : PageRequest
{
    /// <summary>Only categories with this text in their name, whatever the case.</summary>
    [FromQuery(Name = "q")]
    [Text(Category.NameMaxLength)]
    public string? Q { get; init; }

    /// <summary>Only the category with this name, whatever the case.</summary>
    [FromQuery(Name = "name")]
    [Text(Category.NameMaxLength)]
    public string? Name { get; init; }

    /// <summary>The categories that match, after the cursor, in the order of their ids.</summary>
    public IQueryable<Category> Apply(IQueryable<Category> categories)
    {
        if (Q is not null)
        {
            var text = NormalizedText.Of(Q.Trim());
            categories = categories.Where(c => c.NormalizedName.Contains(text));
        }

        if (Name is not null)
        {
            var name = NormalizedText.Of(Name.Trim());
            categories = categories.Where(c => c.NormalizedName == name);
        }

        var after = After;

        return categories.Where(c => c.Id > after).OrderBy(c => c.Id);
    }
}
