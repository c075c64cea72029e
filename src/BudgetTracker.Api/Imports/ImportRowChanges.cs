using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Changes rows of a preview: the same commands for any number of them.</summary>
internal static class ImportRowChanges
{
    /// <summary>Changes all rows that are named, or none when one of the changes is wrong.</summary>
    /// <returns>What is wrong, by index and JSON field.</returns>
    public static async Task<List<(int Index, string Field, string Error)>> ApplyAsync(
        BudgetDbContext db,
        Import import,
        IReadOnlyList<ImportRowChange> changes)
    {
        await db.LockUserAsync(import.UserId);
        var numbers = changes.Select(change => change.Number).ToHashSet();
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id && numbers.Contains(r.Number))
            .ToDictionaryAsync(r => r.Number);
        var categoryIds = changes.Select(change => change.CategoryId).OfType<int>().ToHashSet();
        var known = await db.Categories.Where(c => categoryIds.Contains(c.Id)).Select(c => c.Id).ToHashSetAsync();
        var errors = FindErrors(changes, rows, known).ToList();
        if (errors.Count > 0)
            return errors;

        foreach (var change in changes)
            Apply(change, rows[change.Number]);

        await PreviewRows.ChangeAsync(db, import.Id, [.. rows.Values]);
        await PreviewRows.CountAsync(db, import);

        // Even where no count changes.
        db.CountChange(import);
        await db.SaveChangesAsync();

        return errors;
    }

    private static IEnumerable<(int Index, string Field, string Error)> FindErrors(
        IReadOnlyList<ImportRowChange> changes,
        Dictionary<int, ImportRow> rows,
        HashSet<int> categories)
    {
        var seen = new HashSet<int>();
        foreach (var (index, change) in changes.Index())
        {
            if (!rows.ContainsKey(change.Number))
                yield return (index, "number", $"The import has no row {change.Number}.");
            else if (!seen.Add(change.Number))
                yield return (index, "number", $"Row {change.Number} is changed more than once.");

            if (change.CategoryId is { } id && !categories.Contains(id))
                yield return (index, "categoryId", $"No category has the id {id}.");
        }
    }

    private static void Apply(ImportRowChange change, ImportRow row)
    {
        row.Description = change.Description ?? row.Description;
        if (change.CategoryId is { } categoryId)
            (row.CategoryId, row.CategoryReason) = (categoryId, "Chosen.");

        if (change.Skip is { } skip)
            row.Status = skip ? ImportRowStatus.Skipped : row.FoundStatus;
    }
}
