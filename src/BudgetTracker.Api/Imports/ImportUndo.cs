using System.Globalization;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Takes back what a commit made, and nothing else: the same commands for any number of rows.</summary>
public sealed class ImportUndo(TimeProvider clock)
{
    /// <summary>Undoes a committed import. After a problem, the unit of work is rolled back.</summary>
    /// <param name="db">The context of the unit of work.</param>
    /// <param name="import">Tracked.</param>
    /// <param name="changed">What happens to expenses that were changed since; null: they prevent it.</param>
    /// <returns>Null when it is undone; else why it cannot be.</returns>
    public async Task<ProblemResult?> UndoAsync(BudgetDbContext db, Import import, ChangedExpenses? changed)
    {
        await db.LockUserAsync(import.UserId);
        await db.ImportRows.Where(r => r.ImportId == import.Id && r.Imported).ExecuteUpdateAsync(row => row
            .SetProperty(r => r.Imported, false)
            .SetProperty(r => r.ExpenseId, (long?)null));
        var expenses = db.Expenses.Where(e => e.ImportId == import.Id);
        var going = expenses.Where(e => e.Version == 1 || changed == ChangedExpenses.Delete);

        // A later import may have linked rows to them. Those rows were not deleted by a person: they are new again.
        await db.ImportRows.Where(r => going.Select(e => (long?)e.Id).Contains(r.ExpenseId)).ExecuteUpdateAsync(row => row
            .SetProperty(r => r.Imported, false)
            .SetProperty(r => r.ExpenseId, (long?)null));
        await going.ExecuteDeleteAsync();

        // What is left was changed.
        if (changed is null && await expenses.CountAsync() is > 0 and var count)
            return ApiProblems.ImportChanged(count);

        // As if they had been entered by hand: then they match the rows of the same file.
        await expenses.ExecuteUpdateAsync(expense => expense
            .SetProperty(e => e.ImportId, (int?)null)
            .SetProperty(e => e.Version, e => e.Version + 1));
        var created = import.CreatedCategoryIds.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
        if (created.Count > 0)
        {
            // Whoever uses them: they are everybody's by now.
            await db.Categories.IgnoreQueryFilters()
                .Where(c => created.Contains(c.Id) && c.Version == 1
                    && !db.Expenses.Any(e => e.CategoryId == c.Id) && !db.Budgets.Any(b => b.CategoryId == c.Id))
                .ExecuteDeleteAsync();
        }

        (import.State, import.UndoneAt) = (ImportState.Undone, CreationTime.Now(clock));
        await db.SaveChangesAsync();

        return null;
    }
}
