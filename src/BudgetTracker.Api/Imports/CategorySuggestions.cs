using System.Globalization;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Validation;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>Gives the rows of a preview categories, and says where each comes from: two commands for any number of rows.</summary>
/// <remarks>
/// In this order: the category that the file names; the one that the user last gave the same payee, and of several on that day
/// the one given most often; the default; none.
/// </remarks>
/// <param name="db">A context for reading.</param>
/// <param name="userId">Whose history.</param>
/// <param name="options">The default, and whether the commit creates categories.</param>
internal sealed class CategorySuggestions(BudgetDbContext db, int userId, ImportOptionSet options)
{
    // Of each user, the newest. Reading more would make a preview slower, and old habits say little.
    private const int MaxHistory = 10_000;

    private static readonly TextAttribute Name = new(Category.NameMaxLength);

    /// <summary>Whether a commit can create a category of this name.</summary>
    public static bool CanCreate(string name) => Name.IsValid(name);

    /// <summary>Sets the category of each row that may become an expense.</summary>
    public async Task SetAsync(IReadOnlyList<ImportRow> rows)
    {
        var spending = rows
            .Where(row => row.Status is ImportRowStatus.New or ImportRowStatus.Match or ImportRowStatus.Deleted)
            .ToList();
        if (spending.Count == 0)
            return;

        var names = spending.Select(row => row.NormalizedFileCategory).OfType<string>().Distinct().ToList();
        var named = await db.Categories.Where(c => names.Contains(c.NormalizedName))
            .ToDictionaryAsync(c => c.NormalizedName, c => c.Id);
        var byPayee = await ReadHistoryAsync();
        foreach (var row in spending)
            (row.CategoryId, row.CategoryReason) = Suggest(row, named, byPayee);
    }

    private (int? CategoryId, string Reason) Suggest(
        ImportRow row,
        Dictionary<string, int> named,
        Dictionary<string, (int CategoryId, string Reason)> byPayee)
    {
        if (row.NormalizedFileCategory is { } name && named.TryGetValue(name, out var id))
            return (id, "The file names it.");

        if (row.FileCategory is { } missing && options.CreateCategories == true && CanCreate(missing))
            return (null, "The file names it, and the commit creates it.");

        if (Payee.Of(row.Description) is { } payee && byPayee.TryGetValue(payee, out var habit))
            return habit;

        if (options.DefaultCategoryId is { } defaultId)
            return (defaultId, "It is the default.");

        return (null, row.FileCategory is null
            ? "The file names none, and no earlier expense has this payee."
            : "The one that the file names does not exist, and no earlier expense has this payee.");
    }

    private async Task<Dictionary<string, (int CategoryId, string Reason)>> ReadHistoryAsync()
    {
        var history = await db.Expenses.Where(e => e.UserId == userId)
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.Id)
            .Take(MaxHistory)
            .Select(e => new { e.Description, e.Date, e.CategoryId })
            .ToListAsync();
        var payees = history.Select(e => e.Description).Distinct().ToDictionary(text => text, Payee.Of);

        return history.Where(e => payees[e.Description] is not null)
            .GroupBy(e => payees[e.Description]!)
            .ToDictionary(payee => payee.Key, payee =>
            {
                var last = payee.First().Date;
                var often = payee.CountBy(e => e.CategoryId).ToDictionary();
                var candidates = payee.TakeWhile(e => e.Date == last).Select(e => e.CategoryId).Distinct().ToList();
                var how = candidates.Count == 1 ? "Last" : "Most often";

                return (
                    candidates.MaxBy(id => often[id]),
                    string.Create(CultureInfo.InvariantCulture, $"{how} given to \"{payee.Key}\", on {last:O} for the last time."));
            });
    }
}
