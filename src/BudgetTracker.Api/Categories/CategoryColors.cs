using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Categories;

/// <summary>The colours of categories that were given none.</summary>
internal static class CategoryColors
{
    // The "muted" scheme of Paul Tol's "Colour Schemes" (SRON/EPS/TN/09-002), in its order, which is safe for people who
    // cannot tell red from green. Our first colour takes the place of its rose; its olive is left out, for it would be
    // too near to that one.
    private static readonly string[] Palette =
        [Category.DefaultColor, "#332288", "#DDCC77", "#117733", "#88CCEE", "#882255", "#44AA99", "#AA4499"];

    /// <summary>The colour of the palette that the fewest categories have, and of those the first: one command.</summary>
    public static async Task<string> NextAsync(BudgetDbContext db) => (await NextAsync(db, count: 1))[0];

    /// <summary>The colours of several categories, as if they were created one after another: one command.</summary>
    public static async Task<List<string>> NextAsync(BudgetDbContext db, int count)
    {
        var counts = await db.Categories
            .GroupBy(c => c.Color.ToUpper())
            .Where(group => Palette.Contains(group.Key))
            .Select(group => new { Color = group.Key, Count = group.Count() })
            .ToDictionaryAsync(used => used.Color, used => used.Count);

        var next = new List<string>();
        while (next.Count < count)
        {
            next.Add(Palette.MinBy(color => counts.GetValueOrDefault(color))!);
            counts[next[^1]] = counts.GetValueOrDefault(next[^1]) + 1;
        }

        return next;
    }
}
