using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>The rows of previews in the database, so many at a time that other writes need not wait.</summary>
internal static class PreviewRows
{
    /// <summary>How many rows a unit of work writes: half of what a batch of expenses may hold.</summary>
    public const int PerUnit = 500;

    /// <summary>Inserts rows. They were made before this unit of work: what they refer to may be gone.</summary>
    public static async Task InsertAsync(BudgetDbContext db, int importId, IReadOnlyList<ImportRow> rows)
    {
        var (categoryIds, expenseIds) = (Ids(row => row.CategoryId), Ids(row => row.ExpenseId));
        var found = await db.Categories.Where(c => categoryIds.Contains(c.Id)).Select(c => new { IsCategory = true, Id = (long)c.Id })
            .Concat(db.Expenses.Where(e => expenseIds.Contains(e.Id)).Select(e => new { IsCategory = false, e.Id }))
            .ToListAsync();
        var (categories, expenses) = (
            found.Where(row => row.IsCategory).Select(row => row.Id).ToHashSet(),
            found.Where(row => !row.IsCategory).Select(row => row.Id).ToHashSet());
        foreach (var row in rows)
        {
            row.ImportId = importId;
            row.CategoryId = row.CategoryId is { } category && categories.Contains(category) ? category : null;
            row.ExpenseId = row.ExpenseId is { } expense && expenses.Contains(expense) ? expense : null;
        }

        await db.InsertAsIsAsync(rows);

        HashSet<long> Ids(Func<ImportRow, long?> id) => [.. rows.Select(id).OfType<long>()];
    }

    /// <summary>Inserts rows again that have changed.</summary>
    /// <remarks>SQLite would take an UPDATE for each row; it takes one command for all of them to go and to come again.</remarks>
    public static async Task ChangeAsync(BudgetDbContext db, int importId, IReadOnlyList<ImportRow> rows)
    {
        var numbers = rows.Select(row => row.Number).ToHashSet();
        await db.ImportRows.Where(r => r.ImportId == importId && numbers.Contains(r.Number)).ExecuteDeleteAsync();
        await InsertAsync(db, importId, rows);
    }

    /// <summary>Counts the rows of each status again.</summary>
    public static async Task CountAsync(BudgetDbContext db, Import import)
    {
        var sums = await db.ImportRows.Where(r => r.ImportId == import.Id)
            .GroupBy(r => r.Status)
            .Select(group => new { Status = group.Key, Count = group.Count(), Total = group.Sum(r => r.Amount) })
            .ToDictionaryAsync(sum => sum.Status);
        import.Counts = PerStatus<int>.Of(status => sums.GetValueOrDefault(status)?.Count ?? 0);
        import.Totals = PerStatus<decimal>.Of(status => sums.GetValueOrDefault(status)?.Total ?? 0);
    }
}
