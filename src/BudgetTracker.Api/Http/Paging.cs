using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http;

/// <summary>Keyset paging: a page begins after the last row of the one before, and nothing is ever counted or skipped.</summary>
public static class Paging
{
    /// <summary>Runs a query that is ordered and begins after the cursor, and cuts the page.</summary>
    /// <param name="rows">The rows from the page's first one on, in an order that ends in the id.</param>
    /// <param name="page">The page size.</param>
    /// <param name="list">The request; the next cursor belongs to its list.</param>
    /// <param name="position">Where a row stands in the order.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public static async Task<Page<T>> ToPageAsync<T>(
        this IQueryable<T> rows,
        PageRequest page,
        HttpRequest list,
        Func<T, Cursor> position,
        CancellationToken cancellationToken)
    {
        // One row more than asked for tells whether there is a next page.
        var found = await rows.Take(page.Limit + 1).ToListAsync(cancellationToken);
        if (found.Count <= page.Limit)
            return new Page<T>(found, null);

        found.RemoveAt(page.Limit);

        return new Page<T>(found, position(found[^1]).Write(list));
    }
}
