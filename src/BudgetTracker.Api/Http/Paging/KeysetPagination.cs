using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http.Paging;

/// <summary>Keyset paging: a page begins after the last row of the one before, and nothing is ever counted or skipped.</summary>
public static class KeysetPagination
{
    /// <summary>Reads a page: its rows, and the first row of the next one.</summary>
    /// <param name="rows">All rows from the page's first one on, in an order that ends in the id.</param>
    /// <param name="page">The page size.</param>
    /// <param name="list">The request; the next cursor belongs to its list.</param>
    /// <param name="position">The position of a row in the order.</param>
    /// <param name="cancellationToken">The client closed the connection.</param>
    public static Task<Page<T>> ToPageAsync<T>(
        this IQueryable<T> rows,
        PageRequest page,
        HttpRequest list,
        Func<T, Cursor> position,
        CancellationToken cancellationToken) =>
        rows.Take(page.Rows).AsAsyncEnumerable().ToPageAsync(page, list, position, cancellationToken);

    /// <summary>Reads a page, and cuts it off before the first row of the next one.</summary>
    /// <param name="rows">
    /// <see cref="PageRequest.Rows"/> rows from the page's first one on, in an order that ends in the id.
    /// </param>
    /// <param name="page">The page size.</param>
    /// <param name="list">The request; the next cursor belongs to its list.</param>
    /// <param name="position">The position of a row in the order.</param>
    /// <param name="cancellationToken">The client closed the connection.</param>
    public static async Task<Page<T>> ToPageAsync<T>(
        this IAsyncEnumerable<T> rows,
        PageRequest page,
        HttpRequest list,
        Func<T, Cursor> position,
        CancellationToken cancellationToken)
    {
        var found = await rows.ToListAsync(cancellationToken);
        if (found.Count <= page.Limit)
            return new Page<T>(found, null);

        found.RemoveAt(page.Limit);

        return new Page<T>(found, position(found[^1]).Write(list));
    }
}
