using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Budgets;

/// <summary>Reads budgets with their categories and limits by one command, translated to SQL once for all requests.</summary>
public sealed class BudgetQueries
{
    private readonly Func<BudgetDbContext, int, DateOnly, BudgetPeriod?, int?, int, int, IAsyncEnumerable<Budget>> list =
        EF.CompileAsyncQuery((BudgetDbContext db, int userId, DateOnly on, BudgetPeriod? period, int? categoryId, int after, int rows) =>
            db.Budgets.AsNoTracking().Include(b => b.Category).Include(b => b.Limits).AsSingleQuery()
                .Where(b => b.UserId == userId
                    && b.StartsOn <= on
                    && (b.EndsOn == null || b.EndsOn >= on)
                    && (period == null || b.Period == period)
                    && (categoryId == null || b.CategoryId == categoryId)
                    && b.Id > after)
                .OrderBy(b => b.Id)
                .Take(rows));

    private readonly Func<BudgetDbContext, int, IAsyncEnumerable<Budget>> find = EF.CompileAsyncQuery(
        (BudgetDbContext db, int id) => db.Budgets.AsNoTracking().Include(b => b.Category).Include(b => b.Limits).AsSingleQuery()
            .Where(b => b.Id == id));

    /// <summary>Reads the budgets of a user that are in force on a day, with categories and limits, in the order of their ids.</summary>
    internal IAsyncEnumerable<Budget> List(BudgetDbContext db, int userId, DateOnly on, BudgetFilter filter) =>
        list(db, userId, on, filter.Period, filter.CategoryId, filter.After, filter.Rows);

    /// <summary>Reads one budget with its category and limits; null where none has the id.</summary>
    internal async Task<Budget?> FindAsync(BudgetDbContext db, int id, CancellationToken cancellationToken) =>
        await find(db, id).SingleOrDefaultAsync(cancellationToken);
}
