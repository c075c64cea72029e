using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Imports.Statements;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Stores what was read from a file, with what the ledger says about it.</summary>
/// <remarks>
/// The rows are stored by several units of work, so that other writes come in between. Until the last unit, their import
/// looks expired, and nobody sees it. If the last unit never comes, it is deleted like one that has expired.
/// </remarks>
public sealed class ImportPreviews(Writes writes, TimeProvider clock)
{
    // No upload takes longer.
    private static readonly TimeSpan MaxStaging = TimeSpan.FromHours(1);

    /// <summary>Those that can be seen: what has expired, or is not stored wholly, is not there.</summary>
    internal IQueryable<Import> In(BudgetDbContext db)
    {
        var now = CreationTime.Now(clock);

        return db.Imports.Where(i => i.ExpiresAt == null || i.ExpiresAt > now);
    }

    /// <summary>Stores the rows of a preview but the last part, of at most 500, after deleting the previews that have expired.</summary>
    /// <param name="db">A context for reading.</param>
    /// <param name="userId">Whose preview.</param>
    /// <param name="file">The name and the bytes of the file; null where they are stored already.</param>
    /// <param name="given">The options that were given.</param>
    /// <param name="statement">What was read with them.</param>
    /// <returns>What <see cref="PublishAsync"/> or <see cref="ReplaceAsync"/> ends; null when the user does not exist (any more).</returns>
    internal async Task<StagedPreview?> StageAsync(
        BudgetDbContext db,
        int userId,
        (string? Name, byte[] Content)? file,
        ImportOptionSet given,
        Statement statement,
        CancellationToken cancellationToken)
    {
        await DeleteExpiredAsync(db, cancellationToken);
        var findings = ImportFindings.Of(statement, given);
        var rows = ImportRowReader.RowsOf(statement, userId);
        await new EarlierExpenses(db, userId).MarkAsync(rows, findings.IsLedgerExport);
        await new CategorySuggestions(db, userId, given).SetAsync(rows);
        var preview = new StagedPreview(userId, file, given, findings, [.. rows]);
        while (preview.Rest.Count > PreviewRows.PerUnit)
        {
            var part = preview.Rest[..PreviewRows.PerUnit];
            var stored = await RunAsync(db.Visibility, unit => InsertAsync(unit, preview, part), cancellationToken);
            if (stored is null)
                return null;

            (preview.ImportId, preview.Rest) = (stored, preview.Rest[PreviewRows.PerUnit..]);
        }

        return preview;
    }

    /// <summary>Stores the last rows of a new preview, which can be seen from then on.</summary>
    /// <param name="db">The context of the last unit of work.</param>
    /// <param name="preview">What is staged.</param>
    /// <returns>The import, not tracked; null when the user does not exist any more.</returns>
    internal async Task<Import?> PublishAsync(BudgetDbContext db, StagedPreview preview)
    {
        if (await InsertAsync(db, preview, preview.Rest) is not { } id)
            return null;

        var expiresAt = CreationTime.Now(clock) + Import.PreviewTime;
        await db.Imports.Where(i => i.Id == id).ExecuteUpdateAsync(import => import.SetProperty(i => i.ExpiresAt, expiresAt));

        return await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id);
    }

    /// <summary>Puts a staged preview in the place of an earlier one; what a person changed in its rows is lost.</summary>
    /// <param name="db">The context of the last unit of work.</param>
    /// <param name="import">The earlier one, tracked.</param>
    /// <param name="preview">What is staged.</param>
    internal static async Task ReplaceAsync(BudgetDbContext db, Import import, StagedPreview preview)
    {
        await db.LockUserAsync(import.UserId);
        preview.Describe(import);
        await db.SaveChangesAsync();
        await db.ImportRows.Where(r => r.ImportId == import.Id).ExecuteDeleteAsync();
        if (preview.ImportId is { } staged)
        {
            await db.ImportRows.Where(r => r.ImportId == staged)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.ImportId, import.Id));
            await db.Imports.Where(i => i.Id == staged).ExecuteDeleteAsync();
        }

        await PreviewRows.InsertAsync(db, import.Id, preview.Rest);
    }

    /// <summary>The problem of options that name a category which does not exist; null where they are fine.</summary>
    internal static async Task<ProblemResult?> FindUnknownCategoryAsync(BudgetDbContext db, ImportOptionSet options) =>
        options.DefaultCategoryId is { } id && !await db.Categories.AnyAsync(c => c.Id == id)
            ? ApiProblems.Invalid("defaultCategoryId", $"No category has the id {id}.")
            : null;

    // Whosever they are. What is being staged looks expired, too.
    private async Task DeleteExpiredAsync(BudgetDbContext db, CancellationToken cancellationToken)
    {
        var before = CreationTime.Now(clock) - MaxStaging;
        foreach (var id in await db.Imports.IgnoreQueryFilters().Where(i => i.ExpiresAt <= before).Select(i => i.Id).ToListAsync(cancellationToken))
            await RunAsync(new(), unit => unit.Imports.Where(i => i.Id == id).ExecuteDeleteAsync(), cancellationToken);
    }

    // Null when the user has been deleted.
    private async Task<int?> InsertAsync(BudgetDbContext db, StagedPreview preview, IReadOnlyList<ImportRow> rows)
    {
        var isThere = preview.ImportId is { } staged
            ? await db.Imports.AnyAsync(i => i.Id == staged)
            : await db.Users.AnyAsync(u => u.Id == preview.UserId);
        if (!isThere)
            return null;

        var id = preview.ImportId ?? await AddAsync(db, preview);
        await PreviewRows.InsertAsync(db, id, rows);

        return id;
    }

    private async Task<int> AddAsync(BudgetDbContext db, StagedPreview preview)
    {
        var now = CreationTime.Now(clock);
        var import = new Import
        {
            UserId = preview.UserId,
            FileName = preview.File?.Name is { } name ? EntryRules.Named(Path.GetFileName(name), Import.FileNameMaxLength) : null,
            Given = preview.Given,
            Currencies = "",
            CreatedAt = now,
            ExpiresAt = now,
        };
        preview.Describe(import);
        db.Add(import);
        await db.SaveChangesAsync();
        if (preview.File is { Content: var content })
        {
            db.Add(new ImportFile { ImportId = import.Id, Content = content });
            await db.SaveChangesAsync();
        }

        return import.Id;
    }

    private async Task<T> RunAsync<T>(Visibility visibility, Func<BudgetDbContext, Task<T>> unit, CancellationToken cancellationToken)
    {
        // The same commands for each part of the rows are no loop that one command could replace.
        CommandLog.Current?.StartOver();

        return await writes.RunAsync(visibility, async db => UnitOfWork.Commit(await unit(db)), cancellationToken);
    }
}
