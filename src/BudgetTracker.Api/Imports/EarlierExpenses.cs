using System.Globalization;
using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Finds out which rows of a preview are in the ledger already: at most four commands for any number of rows.</summary>
/// <param name="db">A context for reading.</param>
/// <param name="userId">Whose ledger.</param>
internal sealed class EarlierExpenses(BudgetDbContext db, int userId)
{
    // A bank books over a weekend what a person, or its own earlier file, has on another day. No bank gives files so often
    // that an id which it numbers anew in each of them comes again so soon, with the same amount.
    private const int MatchDays = 3;

    /// <summary>Marks the rows of spending that are duplicates, were deleted, or match an expense.</summary>
    public async Task MarkAsync(IReadOnlyList<ImportRow> rows, bool isLedgerExport)
    {
        if (isLedgerExport)
            await MarkOwnAsync(Spending(rows));

        var earlierByKey = await MarkImportedAsync(Spending(rows));
        await MarkRewrittenAsync(Spending(rows), rows);
        await MarkMatchesAsync(Spending(rows));
        MarkSameId(Spending(rows), rows, earlierByKey);
    }

    private static List<ImportRow> Spending(IReadOnlyList<ImportRow> rows) =>
        [.. rows.Where(row => row.Status == ImportRowStatus.New)];

    // An id alone says little: another ledger gives the same ones. An expense may have been changed since its export.
    private async Task MarkOwnAsync(List<ImportRow> rows)
    {
        var ids = rows.Select(row => long.TryParse(row.BankId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .ToList();
        var expenses = await db.Expenses.Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.Date, e.Amount, e.Description })
            .ToDictionaryAsync(e => e.Id);
        foreach (var (row, id) in rows.Zip(ids))
        {
            if (expenses.TryGetValue(id, out var expense)
                && new[] { expense.Date == row.Date, expense.Amount == -row.Amount, expense.Description == row.Description }
                    .Count(isEqual => isEqual) >= 2)
            {
                Mark(row, ImportRowStatus.Duplicate, $"It is expense {id} of this ledger.", id);
            }
        }
    }

    // Some banks number the entries of each file from 1, so that an id alone says little. The bank may have moved the day or
    // corrected the amount of an entry. Returns all entries with the keys of the rows.
    private async Task<ILookup<string, Earlier>> MarkImportedAsync(List<ImportRow> rows)
    {
        var keys = rows.Select(row => row.Key).ToList();
        var earlierByKey = (await db.ImportRows
            .Where(r => keys.Contains(r.Key) && r.Imported)
            .Select(r => new Earlier(r.Key, r.ImportId, r.Date, r.Amount, r.ExpenseId))
            .ToListAsync()).ToLookup(earlier => earlier.Key);
        foreach (var row in rows)
        {
            var earlier = earlierByKey[row.Key].Where(e => e.Date == row.Date || (e.Amount == row.Amount && IsNear(e.Date, row.Date)))
                .OrderByDescending(e => e.ExpenseId is not null).ThenByDescending(e => e.ImportId).FirstOrDefault();
            if (earlier is { ExpenseId: { } id })
                Mark(row, ImportRowStatus.Duplicate, $"Imported before, by import {earlier.ImportId}.", id);
            else if (earlier is not null)
                Mark(row, ImportRowStatus.Deleted, $"Imported before, by import {earlier.ImportId}, and deleted since.");
        }

        return earlierByKey;
    }

    // Some banks give an entry another id in the next file, or write its line otherwise. An earlier entry that this file
    // holds as it was is none of those. Two earlier entries may be of one expense: the second was linked to that of the first.
    private async Task MarkRewrittenAsync(List<ImportRow> rows, IReadOnlyList<ImportRow> all)
    {
        if (rows.Count == 0)
            return;

        var (keys, taken) = (all.Except(rows).Select(row => row.Key).ToHashSet(), Taken(all));
        var (days, amounts) = (rows.Select(row => row.Date).ToHashSet(), rows.Select(row => row.Amount).ToHashSet());
        var byContent = rows.ToLookup(row => (row.Date, row.Amount));
        var earlier = db.ImportRows.AsNoTracking()
            .Where(r => r.Import.UserId == userId && r.Imported && days.Contains(r.Date) && amounts.Contains(r.Amount))
            .OrderBy(r => r.ImportId).ThenBy(r => r.Number)
            .AsAsyncEnumerable();
        await foreach (var entry in earlier.Where(entry => !keys.Contains(entry.Key) && !(entry.ExpenseId is { } of && taken.Contains(of))))
        {
            var same = byContent[(entry.Date, entry.Amount)].FirstOrDefault(row =>
                row.Status == ImportRowStatus.New
                && (row.Account is null || entry.Account is null || row.Account == entry.Account)
                && (row.NormalizedDescription == entry.NormalizedDescription || WithoutId(row) == WithoutId(entry)));
            if (same is null)
                continue;

            var reason = $"Import {entry.ImportId} has an entry of this day, amount and text, which its file writes otherwise";
            if (entry.ExpenseId is not { } id)
            {
                Mark(same, ImportRowStatus.Deleted, $"{reason}; it was deleted since.");
                continue;
            }

            Mark(same, ImportRowStatus.Match, $"{reason}: it may be expense {id}.", id);
            taken.Add(id);
        }
    }

    // Each expense matches one row at most: of those with its amount, the one nearest to its day.
    private async Task MarkMatchesAsync(List<ImportRow> rows)
    {
        if (rows.Count == 0)
            return;

        var (first, last) = (Shift(rows.Min(row => row.Date!.Value), -MatchDays), Shift(rows.Max(row => row.Date!.Value), MatchDays));
        var byHand = (await db.Expenses
            .Where(e => e.UserId == userId && e.ImportId == null && e.Date >= first && e.Date <= last
                && !db.ImportRows.Any(r => r.ExpenseId == e.Id && r.Imported))
            .OrderBy(e => e.Id)
            .Select(e => new { e.Id, e.Date, e.Amount })
            .ToListAsync())
            .GroupBy(e => (e.Amount, e.Date))
            .ToDictionary(group => group.Key, group => new Queue<long>(group.Select(e => e.Id)));
        foreach (var distance in new[] { 0, -1, 1, -2, 2, -3, 3 })
        {
            foreach (var row in rows.Where(row => row.Status == ImportRowStatus.New))
            {
                var day = Shift(row.Date!.Value, distance);
                if (byHand.TryGetValue((-row.Amount!.Value, day), out var ids) && ids.TryDequeue(out var id))
                {
                    Mark(row, ImportRowStatus.Match, string.Create(
                        CultureInfo.InvariantCulture, $"Expense {id}, entered by hand, has this amount on {day:O}."), id);
                }
            }
        }
    }

    // What is left may have the id of an earlier entry, but not its day, nor its amount within some days: only a person knows
    // whether it is the same. Each expense matches one row at most: of several, that of the latest import.
    private static void MarkSameId(List<ImportRow> rows, IReadOnlyList<ImportRow> all, ILookup<string, Earlier> earlierByKey)
    {
        var taken = Taken(all);
        foreach (var row in rows)
        {
            var earlier = earlierByKey[row.Key].OrderByDescending(e => e.ImportId).FirstOrDefault(e => e.ExpenseId is { } of && !taken.Contains(of));
            if (earlier is not { ExpenseId: { } id })
                continue;

            Mark(row, ImportRowStatus.Match, string.Create(
                CultureInfo.InvariantCulture,
                $"Import {earlier.ImportId} has an entry with this id, of {earlier.Date:O} and {earlier.Amount}: it may be expense {id}."), id);
            taken.Add(id);
        }
    }

    private static HashSet<long> Taken(IReadOnlyList<ImportRow> rows) => [.. rows.Select(row => row.ExpenseId).OfType<long>()];

    private static bool IsNear(DateOnly? one, DateOnly? other) => (one?.DayNumber - other?.DayNumber) is >= -MatchDays and <= MatchDays;

    private static void Mark(ImportRow row, ImportRowStatus status, string reason, long? expenseId = null) =>
        (row.Status, row.FoundStatus, row.Reason, row.ExpenseId) = (status, status, reason, expenseId);

    private static string WithoutId(ImportRow row) =>
        row.BankId is { } id ? row.Raw.Replace(id, "", StringComparison.Ordinal) : row.Raw;

    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private sealed record Earlier(string Key, int ImportId, DateOnly? Date, decimal? Amount, long? ExpenseId);
}
