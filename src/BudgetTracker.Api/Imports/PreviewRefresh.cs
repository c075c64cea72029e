using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Looks again at what the ledger says about the rows of a preview, which may be days old.</summary>
public sealed class PreviewRefresh(Writes writes, ImportPreviews previews)
{
    /// <summary>Stores the rows of which the ledger says something else by now. What a person changed in rows stays.</summary>
    /// <param name="db">A context for reading.</param>
    /// <param name="importId">The preview; nothing happens when it is none.</param>
    /// <returns>The user's commits (<see cref="CountCommitsAsync"/>) that the rows take into account; -1 when they may not.</returns>
    internal async Task<long> RunAsync(BudgetDbContext db, int importId, CancellationToken cancellationToken)
    {
        var import = await previews.In(db).AsNoTracking()
            .FirstOrDefaultAsync(i => i.Id == importId && i.State == ImportState.Preview, cancellationToken);
        if (import is null)
            return -1;

        var commits = await CountCommitsAsync(db, import.UserId);
        ArraySegment<ImportRow> rest = await FindChangedAsync(db, import);
        while (rest.Count > 0)
        {
            var part = rest[..Math.Min(rest.Count, PreviewRows.PerUnit)];
            rest = rest[part.Count..];
            CommandLog.Current?.StartOver();
            var isStored = await writes.RunAsync(
                db.Visibility,
                async unit => UnitOfWork.Commit(await StoreAsync(unit, import, part, isLast: rest.Count == 0)),
                cancellationToken);
            if (!isStored)
                return -1;
        }

        return commits;
    }

    /// <summary>Makes rows true in the unit of work of their commit, where they do not take all commits into account.</summary>
    /// <param name="db">The context of the unit of work, which has locked the user.</param>
    /// <param name="import">The preview, tracked.</param>
    /// <param name="commits">The commits that they do take into account.</param>
    internal static async Task RunAsync(BudgetDbContext db, Import import, long commits)
    {
        if (await CountCommitsAsync(db, import.UserId) != commits)
            await PreviewRows.ChangeAsync(db, import.Id, await FindChangedAsync(db, import));
    }

    /// <summary>A number that grows with each commit of an import of the user, and with each that is undone.</summary>
    private static Task<long> CountCommitsAsync(BudgetDbContext db, int userId) =>
        db.Imports.Where(i => i.UserId == userId && i.State != ImportState.Preview).SumAsync(i => (long)i.Version);

    private static async Task<ImportRow[]> FindChangedAsync(BudgetDbContext db, Import import)
    {
        var rows = await db.ImportRows.AsNoTracking()
            .Where(r => r.ImportId == import.Id && r.Status != ImportRowStatus.Invalid && r.Status != ImportRowStatus.NotSpending
                && r.Status != ImportRowStatus.Pending)
            .OrderBy(r => r.Number)
            .ToArrayAsync();
        var before = rows.Select(row => (row.Status, row.ExpenseId)).ToList();
        foreach (var row in rows.Where(row => row.Status != ImportRowStatus.Skipped))
        {
            row.Reason = row.Status == ImportRowStatus.New ? row.Reason : null;
            (row.Status, row.FoundStatus, row.ExpenseId) = (ImportRowStatus.New, ImportRowStatus.New, null);
        }

        await new EarlierExpenses(db, import.UserId).MarkAsync(rows, import.Findings.IsLedgerExport);
        var changed = rows.Where((row, i) => before[i] != (row.Status, row.ExpenseId)).ToArray();
        await new CategorySuggestions(db, import.UserId, import.Given).SetAsync([.. changed.Where(row => row.CategoryId is null)]);

        return changed;
    }

    // False when somebody changed or committed the preview meanwhile.
    private async Task<bool> StoreAsync(BudgetDbContext db, Import seen, IReadOnlyList<ImportRow> rows, bool isLast)
    {
        await db.LockUserAsync(seen.UserId);
        var import = await previews.In(db).FirstOrDefaultAsync(i => i.Id == seen.Id && i.Version == seen.Version);
        if (import is null)
            return false;

        await PreviewRows.ChangeAsync(db, import.Id, rows);
        if (isLast)
        {
            await PreviewRows.CountAsync(db, import);
            db.CountChange(import);
            await db.SaveChangesAsync();
        }

        return true;
    }
}
