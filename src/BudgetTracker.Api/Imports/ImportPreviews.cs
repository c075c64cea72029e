using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Imports.Statements;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Stores what was read from a file, with what the ledger says about it: the same commands for any number of rows.</summary>
public sealed class ImportPreviews(TimeProvider clock)
{
    /// <summary>The present instant, to the millisecond, which every database keeps exactly.</summary>
    internal DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;

            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>Those that can be seen: a preview that has expired waits only to be deleted.</summary>
    internal IQueryable<Import> In(BudgetDbContext db)
    {
        var now = Now;

        return db.Imports.Where(i => i.ExpiresAt == null || i.ExpiresAt > now);
    }

    /// <summary>Saves the preview of a file, and deletes all previews that have expired, whosever they are.</summary>
    /// <param name="db">The context of the unit of work.</param>
    /// <param name="userId">Whose import; the user exists.</param>
    /// <param name="file">The name and the bytes of the file.</param>
    /// <param name="given">The options that were given.</param>
    /// <param name="statement">What was read with them.</param>
    internal async Task<Import> CreateAsync(
        BudgetDbContext db,
        int userId,
        (string? Name, byte[] Content) file,
        ImportOptionSet given,
        Statement statement)
    {
        var now = Now;
        await db.Imports.IgnoreQueryFilters().Where(i => i.ExpiresAt <= now).ExecuteDeleteAsync();
        var rows = await RowsAsync(db, userId, given, statement);
        var import = new Import
        {
            UserId = userId,
            FileName = file.Name is null ? null : EntryRules.Named(Path.GetFileName(file.Name), Import.FileNameMaxLength),
            Given = given,
            Currencies = "",
            CreatedAt = now,
            ExpiresAt = now + Import.PreviewTime,
        };
        Describe(import, statement, rows);
        db.Add(import);
        await db.SaveChangesAsync();
        db.Add(new ImportFile { ImportId = import.Id, Content = file.Content });
        await db.SaveChangesAsync();
        await InsertAsync(db, import, rows);

        return import;
    }

    /// <summary>Replaces a preview by what was read with other options; what a person changed in rows is lost.</summary>
    internal static async Task ReplaceAsync(BudgetDbContext db, Import import, ImportOptionSet given, Statement statement)
    {
        await db.ImportRows.Where(r => r.ImportId == import.Id).ExecuteDeleteAsync();
        var rows = await RowsAsync(db, import.UserId, given, statement);
        import.Given = given;
        Describe(import, statement, rows);
        await db.SaveChangesAsync();
        await InsertAsync(db, import, rows);
    }

    /// <summary>The problem of options that name a category which does not exist; null where they are fine.</summary>
    internal static async Task<ProblemResult?> FindUnknownCategoryAsync(BudgetDbContext db, ImportOptionSet options) =>
        options.DefaultCategoryId is { } id && !await db.Categories.AnyAsync(c => c.Id == id)
            ? ApiProblems.Invalid("defaultCategoryId", $"No category has the id {id}.")
            : null;

    /// <summary>Counts the rows of each status again.</summary>
    internal static async Task CountAsync(BudgetDbContext db, Import import)
    {
        var sums = await db.ImportRows.Where(r => r.ImportId == import.Id)
            .GroupBy(r => r.Status)
            .Select(group => new { Status = group.Key, Count = group.Count(), Total = group.Sum(r => r.Amount) })
            .ToDictionaryAsync(sum => sum.Status);
        import.Counts = PerStatus<int>.Of(status => sums.GetValueOrDefault(status)?.Count ?? 0);
        import.Totals = PerStatus<decimal>.Of(status => sums.GetValueOrDefault(status)?.Total ?? 0);
    }

    private static async Task<List<ImportRow>> RowsAsync(
        BudgetDbContext db, int userId, ImportOptionSet given, Statement statement)
    {
        var rows = ImportRowReader.RowsOf(statement, userId);
        await new EarlierExpenses(db, userId).MarkAsync(rows, statement.IsLedgerExport);
        await new CategorySuggestions(db, userId, given).SetAsync(rows);

        return rows;
    }

    private static void Describe(Import import, Statement statement, List<ImportRow> rows)
    {
        var byStatus = rows.ToLookup(row => row.Status);
        import.Findings = ImportFindings.Of(statement, import.Given);
        import.Currencies = string.Join(',', statement.Currencies);
        import.Counts = PerStatus<int>.Of(status => byStatus[status].Count());
        import.Totals = PerStatus<decimal>.Of(status => byStatus[status].Sum(row => row.Amount ?? 0));
    }

    private static Task InsertAsync(BudgetDbContext db, Import import, List<ImportRow> rows)
    {
        foreach (var row in rows)
            row.ImportId = import.Id;

        return db.InsertAsIsAsync(rows);
    }
}
