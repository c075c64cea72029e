using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Reports;

/// <summary>The queries of a user's summary, translated to SQL once for all requests.</summary>
public sealed class SummaryQueries
{
    private readonly Func<BudgetDbContext, int, CancellationToken, Task<string?>> findName = EF.CompileAsyncQuery(
        (BudgetDbContext db, int userId, CancellationToken cancellationToken) =>
            db.Users.Where(u => u.Id == userId).Select(u => u.Name).FirstOrDefault());

    // Grouped by the expense's own foreign key, and not by the category's id: that is a column of the index.
    private readonly Func<BudgetDbContext, int, DateOnly?, DateOnly?, IAsyncEnumerable<CategoryTotal>> sum = EF.CompileAsyncQuery(
        (BudgetDbContext db, int userId, DateOnly? first, DateOnly? last) =>
            from expenses in db.Expenses
                .Where(e => e.UserId == userId && (first == null || e.Date >= first) && (last == null || e.Date <= last))
                .GroupBy(e => e.CategoryId)
                .Select(g => new { CategoryId = g.Key, Total = g.Sum(e => e.Amount), Count = g.Count() })
            join category in db.Categories on expenses.CategoryId equals category.Id
            select new CategoryTotal(category.Id, category.Name, category.Color, expenses.Total, expenses.Count, 0));

    /// <summary>A user's name; null where none has the id.</summary>
    public Task<string?> FindNameAsync(BudgetDbContext db, int userId, CancellationToken cancellationToken) =>
        findName(db, userId, cancellationToken);

    /// <summary>What a user spent between two days (both included), by category, in no order and without shares.</summary>
    public ValueTask<List<CategoryTotal>> SumAsync(
        BudgetDbContext db,
        int userId,
        SummaryFilter filter,
        CancellationToken cancellationToken) =>
        sum(db, userId, filter.From, filter.To).ToListAsync(cancellationToken);
}
