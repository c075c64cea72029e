using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>The user, the categories and the import that a filter names, read before the expenses: at most three commands.</summary>
/// <remarks>What is unknown is an error, for an empty list would look like a response.</remarks>
/// <param name="Filter">The filter, with the ids of the categories in place of their names.</param>
/// <param name="Users">The user by id; null where the filter names none.</param>
/// <param name="Categories">The categories by id; null where the filter names none.</param>
/// <param name="Errors">What is unknown, by parameter.</param>
internal sealed record NamedReferences(
    ExpenseFilter Filter,
    Dictionary<int, UserReference>? Users,
    Dictionary<int, CategoryReference>? Categories,
    IReadOnlyList<(string Field, string Error)> Errors)
{
    public static async Task<NamedReferences> ReadAsync(
        ReferenceQueries references,
        BudgetDbContext db,
        ExpenseFilter filter,
        CancellationToken cancellationToken)
    {
        var errors = new List<(string Field, string Error)>();
        var users = filter.UserId is { } userId
            ? await references.UsersAsync(db, [userId], cancellationToken)
            : null;
        if (users is { Count: 0 })
            errors.Add(("userId", $"No user has the id {filter.UserId}."));

        if (filter.ImportId is { } importId && !await db.Imports.AnyAsync(i => i.Id == importId, cancellationToken))
            errors.Add(("importId", $"No import has the id {importId}."));

        if (filter.CategoryId is not { Count: > 0 } && filter.Category is not { Count: > 0 })
            return new(filter, users, null, errors);

        var ids = filter.CategoryId ?? [];
        var names = (filter.Category ?? []).ToLookup(name => NormalizedText.Of(name.Trim()));
        var categories = await references.CategoriesAsync(db, [.. ids], [.. names.Select(name => name.Key)], cancellationToken);
        var found = categories.Values.ToLookup(category => NormalizedText.Of(category.Name), category => category.Id);
        errors.AddRange(ids.Except(categories.Keys).Select(id => ("categoryId", $"No category has the id {id}.")));
        errors.AddRange(names.Where(name => !found.Contains(name.Key))
            .Select(name => ("category", $"No category has the name {name.First().Trim()}.")));

        // Both filters must hold where both are given.
        var named = names.SelectMany(name => found[name.Key]).ToList();
        var matching = filter.CategoryId is not { Count: > 0 } ? named
            : names.Count == 0 ? [.. ids.Distinct()]
            : ids.Intersect(named).ToList();

        return new(filter with { CategoryId = matching, Category = null }, users, categories, errors);
    }
}
