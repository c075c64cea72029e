using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Makes expenses of the rows of a preview: the same commands for any number of rows.</summary>
public sealed class ImportCommits(TimeProvider clock)
{
    /// <summary>Commits a preview. After a problem, the unit of work is rolled back.</summary>
    /// <param name="db">The context of the unit of work.</param>
    /// <param name="import">Tracked.</param>
    /// <param name="decisions">What the person decided about matches, deleted rows and currencies.</param>
    /// <param name="commits">What <see cref="PreviewRefresh"/> returned just before.</param>
    /// <returns>Null when it is committed; else why it cannot be.</returns>
    public async Task<ProblemResult?> CommitAsync(BudgetDbContext db, Import import, ImportCommitRequest decisions, long commits)
    {
        if (import.State != ImportState.Preview)
            return ApiProblems.ImportClosed();

        if (import.Findings.Needs is { Count: > 0 } needs)
        {
            return ApiProblems.ImportIncomplete(
                needs.Count, $"The file leaves open: {string.Join(", ", needs.Select(need => need.Option))}. Set these options first.");
        }

        // Two previews of one file must not both be committed: the second one finds what the first one imported.
        await db.LockUserAsync(import.UserId);
        await PreviewRefresh.RunAsync(db, import, commits);
        var rows = db.ImportRows.Where(r => r.ImportId == import.Id);
        if (decisions.Matches is null && await rows.AnyAsync(r => r.Status == ImportRowStatus.Match))
        {
            return ApiProblems.Invalid(
                "matches", "Must be link or create: some rows match expenses that are there (status=match).");
        }

        if (decisions.AllowCurrency != true && await FindOtherCurrencyAsync(db, import) is { } problem)
            return problem;

        await ChooseAsync(rows, decisions);
        await CreateCategoriesAsync(db, import);
        var chosen = rows.Where(r => r.Imported && r.ExpenseId == null);
        if (await chosen.CountAsync(r => r.CategoryId == null) is > 0 and var incomplete)
        {
            return ApiProblems.ImportIncomplete(
                incomplete, $"Rows without a category: {incomplete}. Give them one, skip them, or set defaultCategoryId or createCategories.");
        }

        var now = CreationTime.Now(clock);
        import.Linked = await rows.CountAsync(r => r.Imported && r.ExpenseId != null);
        import.Created = await InsertExpensesAsync(db, import, now);
        await db.ImportFiles.Where(f => f.ImportId == import.Id).ExecuteDeleteAsync();
        await PreviewRows.CountAsync(db, import);
        (import.State, import.CommittedAt, import.ExpiresAt) = (ImportState.Committed, now, null);
        await db.SaveChangesAsync();

        return null;
    }

    private static async Task<ProblemResult?> FindOtherCurrencyAsync(BudgetDbContext db, Import import)
    {
        if (import.Findings.Currencies is not { Count: > 0 } found)
            return null;

        if (found.Count > 1)
            return ApiProblems.ImportCurrency($"The file has amounts in {string.Join(", ", found)}, and the ledger adds up all amounts.");

        var earlier = await db.Imports
            .Where(i => i.UserId == import.UserId && i.State == ImportState.Committed && i.Currencies != "")
            .Select(i => i.Currencies)
            .Distinct()
            .ToListAsync();

        return earlier.Count == 0 || earlier.Exists(codes => codes.Split(',').Contains(found[0]))
            ? null
            : ApiProblems.ImportCurrency($"The file has amounts in {found[0]}, the earlier imports of this user in {string.Join(", ", earlier)}.");
    }

    // What is imported and has no expense gets one.
    private static async Task ChooseAsync(IQueryable<ImportRow> rows, ImportCommitRequest decisions)
    {
        List<ImportRowStatus> chosen = [ImportRowStatus.New, ImportRowStatus.Match];
        if (decisions.Deleted == DeletedRows.Restore)
            chosen.Add(ImportRowStatus.Deleted);

        await rows.Where(r => chosen.Contains(r.Status)).ExecuteUpdateAsync(row => row.SetProperty(r => r.Imported, true));
        if (decisions.Matches == MatchedRows.Create)
        {
            await rows.Where(r => r.Status == ImportRowStatus.Match)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.ExpenseId, (long?)null));
        }
    }

    private static async Task CreateCategoriesAsync(BudgetDbContext db, Import import)
    {
        var nameless = db.ImportRows.Where(r =>
            r.ImportId == import.Id && r.Imported && r.ExpenseId == null && r.CategoryId == null && r.NormalizedFileCategory != null);
        if (import.Given.CreateCategories == true)
        {
            var missing = await nameless
                .Where(r => !db.Categories.Any(c => c.NormalizedName == r.NormalizedFileCategory))
                .OrderBy(r => r.Number)
                .Select(r => new { Name = r.FileCategory!, Normalized = r.NormalizedFileCategory })
                .ToListAsync();
            var names = missing.DistinctBy(r => r.Normalized).Select(r => r.Name).Where(CategorySuggestions.CanCreate).ToList();
            var colors = await CategoryColors.NextAsync(db, names.Count);
            var created = names.Zip(colors, (name, color) => new Category { Name = name, Color = color }).ToList();
            if (created.Count > 0)
                await InsertAsync(db, created);

            import.CreatedCategoryIds = string.Join(',', created.Select(category => category.Id));
        }

        // A category of that name may have come since the preview, too.
        await nameless.ExecuteUpdateAsync(row => row.SetProperty(
            r => r.CategoryId,
            r => db.Categories.Where(c => c.NormalizedName == r.NormalizedFileCategory).Select(c => (int?)c.Id).FirstOrDefault()));
    }

    private static async Task InsertAsync(BudgetDbContext db, List<Category> created)
    {
        try
        {
            await db.InsertAsync(created);
        }
        catch (DbUpdateException exception) when (db.FindBrokenUniqueIndex(exception) is not null)
        {
            // Somebody creates one of these names at the same time: the next attempt finds it.
            throw new DbUpdateConcurrencyException(exception.Message, exception);
        }
    }

    // Expenses get ids in the order of their rows, by which each row finds its own.
    private static async Task<int> InsertExpensesAsync(BudgetDbContext db, Import import, DateTime now)
    {
        var numbers = await db.ImportRows
            .Where(r => r.ImportId == import.Id && r.Imported && r.ExpenseId == null)
            .OrderBy(r => r.Number)
            .Select(r => r.Number)
            .ToListAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO expenses (user_id, category_id, description, normalized_description, amount_cents, date, import_id, created_at, version)
            SELECT {import.UserId}, category_id, description, normalized_description, -amount_cents, date, import_id, {now}, 1
            FROM import_rows WHERE import_id = {import.Id} AND imported AND expense_id IS NULL ORDER BY number
            """);
        var ids = await db.Expenses.Where(e => e.ImportId == import.Id).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync();
        await db.SetExpensesAsync(import.Id, [.. numbers.Zip(ids)]);

        return ids.Count;
    }
}
