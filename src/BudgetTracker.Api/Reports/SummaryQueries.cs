using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Reports;

/// <summary>The query of a user's summary, translated to SQL once for all requests.</summary>
public sealed class SummaryQueries
{
    // Grouped by the expense's own foreign key, and not by the category's id: that is a column of the index. Without
    // expenses there is one row, with the name alone.
    private readonly Func<BudgetDbContext, int, DateOnly?, DateOnly?, IAsyncEnumerable<Row>> summarize = EF.CompileAsyncQuery(
        (BudgetDbContext db, int userId, DateOnly? first, DateOnly? last) =>
            from user in db.Users.Where(u => u.Id == userId)
            from sum in db.Expenses
                .Where(e => e.UserId == userId && (first == null || e.Date >= first) && (last == null || e.Date <= last))
                .GroupBy(e => e.CategoryId)
                .Select(g => new { CategoryId = g.Key, Total = g.Sum(e => e.Amount), Count = g.Count() })
                .DefaultIfEmpty()
            join category in db.Categories on sum.CategoryId equals category.Id into categories
            from category in categories.DefaultIfEmpty()
            select new Row(
                user.Name,
                category == null ? null : new CategoryTotal(category.Id, category.Name, category.Color, sum.Total, sum.Count, 0)));

    /// <summary>What a user spent between two days (both included), by category.</summary>
    /// <returns>Null where no user has the id.</returns>
    internal async Task<UserSummary?> SummarizeAsync(
        BudgetDbContext db,
        int userId,
        SummaryFilter filter,
        CancellationToken cancellationToken)
    {
        var rows = await summarize(db, userId, filter.From, filter.To).ToListAsync(cancellationToken);

        return rows is [var (name, _), ..]
            ? UserSummary.Of(userId, name, filter, [.. rows.Select(row => row.Category).OfType<CategoryTotal>()])
            : null;
    }

    private sealed record Row(string Name, CategoryTotal? Category);
}
