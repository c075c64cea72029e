using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http;

/// <summary>Keyset paging: a page begins after the last row of the one before, and nothing is ever counted or skipped.</summary>
public static class Paging
{
    /// <summary>Runs a query that is ordered and begins after the cursor, and makes the answer of one page.</summary>
    /// <param name="rows">The rows from the page's first one on, in an order that ends in the id.</param>
    /// <param name="page">The page size.</param>
    /// <param name="list">The request; the next cursor belongs to its list.</param>
    /// <param name="position">Where a row stands in the order.</param>
    /// <param name="response">What a row looks like to clients.</param>
    public static async Task<Page<TResponse>> ToPageAsync<TRow, TResponse>(
        this IQueryable<TRow> rows,
        PageRequest page,
        HttpRequest list,
        Func<TRow, Cursor> position,
        Func<TRow, TResponse> response,
        CancellationToken cancellationToken)
    {
        // One row more than asked for tells whether there is a next page.
        var found = await rows.Take(page.Limit + 1).ToListAsync(cancellationToken);
        var nextCursor = found.Count > page.Limit ? position(found[page.Limit - 1]).Write(list) : null;

        return new Page<TResponse>([.. found.Take(page.Limit).Select(response)], nextCursor);
    }
}
