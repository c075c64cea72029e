using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>Reads the owners and categories of expenses. The queries are translated to SQL once for all requests.</summary>
/// <remarks>A list of values travels as JSON, which the database takes apart; one value does not need that.</remarks>
public sealed class ReferenceQueries
{
    private readonly Func<BudgetDbContext, int, int, CancellationToken, Task<OwnerAndCategory?>> findOwnerAndCategory =
        EF.CompileAsyncQuery((BudgetDbContext db, int userId, int categoryId, CancellationToken cancellationToken) => (
            from user in db.Users.Where(u => u.Id == userId)
            from category in db.Categories.Where(c => c.Id == categoryId)
            select new OwnerAndCategory(
                new UserReference(user.Id, user.Name, user.Email, user.Version),
                new CategoryReference(category.Id, category.Name, category.Color, category.Version)))
            .FirstOrDefault());

    private readonly Func<BudgetDbContext, int, IAsyncEnumerable<UserReference>> user = EF.CompileAsyncQuery(
        (BudgetDbContext db, int id) => db.Users
            .Where(u => u.Id == id)
            .Select(u => new UserReference(u.Id, u.Name, u.Email, u.Version)));

    private readonly Func<BudgetDbContext, IEnumerable<int>, IAsyncEnumerable<UserReference>> users = EF.CompileAsyncQuery(
        (BudgetDbContext db, IEnumerable<int> ids) => db.Users
            .Where(u => ids.Contains(u.Id))
            .Select(u => new UserReference(u.Id, u.Name, u.Email, u.Version)));

    private readonly Func<BudgetDbContext, IEnumerable<int>, IAsyncEnumerable<CategoryReference>> categories = EF.CompileAsyncQuery(
        (BudgetDbContext db, IEnumerable<int> ids) => db.Categories
            .Where(c => ids.Contains(c.Id))
            .Select(c => new CategoryReference(c.Id, c.Name, c.Color, c.Version)));

    private readonly Func<BudgetDbContext, int, IEnumerable<int>, IAsyncEnumerable<OwnerAndCategory>> userAndCategories = EF.CompileAsyncQuery(
        (BudgetDbContext db, int userId, IEnumerable<int> categoryIds) =>
            from user in db.Users.Where(u => u.Id == userId)
            from category in db.Categories.Where(c => categoryIds.Contains(c.Id))
            select new OwnerAndCategory(
                new UserReference(user.Id, user.Name, user.Email, user.Version),
                new CategoryReference(category.Id, category.Name, category.Color, category.Version)));

    private readonly Func<BudgetDbContext, string, IAsyncEnumerable<CategoryReference>> namedCategory = EF.CompileAsyncQuery(
        (BudgetDbContext db, string normalizedName) => db.Categories
            .Where(c => c.NormalizedName == normalizedName)
            .Select(c => new CategoryReference(c.Id, c.Name, c.Color, c.Version)));

    private readonly Func<BudgetDbContext, IEnumerable<string>, IAsyncEnumerable<CategoryReference>> namedCategories =
        EF.CompileAsyncQuery((BudgetDbContext db, IEnumerable<string> normalizedNames) => db.Categories
            .Where(c => normalizedNames.Contains(c.NormalizedName))
            .Select(c => new CategoryReference(c.Id, c.Name, c.Color, c.Version)));

    // Without ids, SQLite would need longer for this one.
    private readonly Func<BudgetDbContext, IEnumerable<int>, IEnumerable<string>, IAsyncEnumerable<CategoryReference>> anyCategories =
        EF.CompileAsyncQuery((BudgetDbContext db, IEnumerable<int> ids, IEnumerable<string> normalizedNames) => db.Categories
            .Where(c => ids.Contains(c.Id) || normalizedNames.Contains(c.NormalizedName))
            .Select(c => new CategoryReference(c.Id, c.Name, c.Color, c.Version)));

    /// <summary>Reads what one expense refers to; null where the user or the category does not exist.</summary>
    internal Task<OwnerAndCategory?> FindOwnerAndCategoryAsync(BudgetDbContext db, int userId, int categoryId) =>
        findOwnerAndCategory(db, userId, categoryId, CancellationToken.None);

    /// <summary>Reads the users that have these ids, by id.</summary>
    public ValueTask<Dictionary<int, UserReference>> UsersAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellationToken) =>
        (ids.Count == 1 ? user(db, ids.First()) : users(db, ids))
            .ToDictionaryAsync(user => user.Id, cancellationToken: cancellationToken);

    /// <summary>Reads the categories that have these ids, by id.</summary>
    public ValueTask<Dictionary<int, CategoryReference>> CategoriesAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellationToken) =>
        categories(db, ids).ToDictionaryAsync(category => category.Id, cancellationToken: cancellationToken);

    /// <summary>Reads a user and the categories that have these ids, which are at least one.</summary>
    /// <returns>The categories by id; none where the user does not exist.</returns>
    internal async ValueTask<(UserReference? User, Dictionary<int, CategoryReference> Categories)> UserAndCategoriesAsync(
        BudgetDbContext db,
        int userId,
        IReadOnlyCollection<int> categoryIds,
        CancellationToken cancellationToken)
    {
        UserReference? user = null;
        var found = new Dictionary<int, CategoryReference>();
        await foreach (var row in userAndCategories(db, userId, categoryIds).WithCancellation(cancellationToken))
        {
            user = row.User;
            found.Add(row.Category.Id, row.Category);
        }

        return (user, found);
    }

    /// <summary>Reads the categories that have these ids or these names, by id.</summary>
    internal ValueTask<Dictionary<int, CategoryReference>> CategoriesAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        IReadOnlyCollection<string> normalizedNames,
        CancellationToken cancellationToken)
    {
        var found = (ids.Count, normalizedNames.Count) switch
        {
            (_, 0) => categories(db, ids),
            (0, 1) => namedCategory(db, normalizedNames.First()),
            (0, _) => namedCategories(db, normalizedNames),
            _ => anyCategories(db, ids, normalizedNames),
        };

        return found.ToDictionaryAsync(category => category.Id, cancellationToken: cancellationToken);
    }

    /// <summary>What one expense refers to.</summary>
    internal sealed record OwnerAndCategory(UserReference User, CategoryReference Category);
}
