using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>The queries that nearly every request about expenses makes, translated to SQL once for all of them.</summary>
public sealed class ExpenseQueries
{
    private readonly Func<BudgetDbContext, long, CancellationToken, Task<ExpenseResponse?>> find = EF.CompileAsyncQuery(
        (BudgetDbContext db, long id, CancellationToken cancellationToken) => db.Expenses
            .Where(e => e.Id == id)
            .Select(e => new ExpenseResponse(
                e.Id,
                e.Description,
                e.Amount,
                e.Date,
                new UserReference(e.User.Id, e.User.Name, e.User.Email),
                new CategoryReference(e.Category.Id, e.Category.Name, e.Category.Color),
                e.CreatedAt,
                e.Version))
            .FirstOrDefault());

    private readonly Func<BudgetDbContext, int, int, CancellationToken, Task<OwnerAndCategory?>> findParents = EF.CompileAsyncQuery(
        (BudgetDbContext db, int userId, int categoryId, CancellationToken cancellationToken) => (
            from user in db.Users.Where(u => u.Id == userId)
            from category in db.Categories.Where(c => c.Id == categoryId)
            select new OwnerAndCategory(
                new UserReference(user.Id, user.Name, user.Email),
                new CategoryReference(category.Id, category.Name, category.Color)))
            .FirstOrDefault());

    private readonly Func<BudgetDbContext, IEnumerable<int>, IAsyncEnumerable<UserReference>> users = EF.CompileAsyncQuery(
        (BudgetDbContext db, IEnumerable<int> ids) => db.Users
            .Where(u => ids.Contains(u.Id))
            .Select(u => new UserReference(u.Id, u.Name, u.Email)));

    private readonly Func<BudgetDbContext, IEnumerable<int>, IAsyncEnumerable<CategoryReference>> categories = EF.CompileAsyncQuery(
        (BudgetDbContext db, IEnumerable<int> ids) => db.Categories
            .Where(c => ids.Contains(c.Id))
            .Select(c => new CategoryReference(c.Id, c.Name, c.Color)));

    /// <summary>The pages of lists.</summary>
    internal ExpenseListQuery List { get; } = new();

    /// <summary>One expense with its owner and category; null where none has the id.</summary>
    public Task<ExpenseResponse?> FindAsync(BudgetDbContext db, long id, CancellationToken cancellationToken) =>
        find(db, id, cancellationToken);

    /// <summary>What an expense refers to; null where any of it does not exist.</summary>
    internal Task<OwnerAndCategory?> FindParentsAsync(BudgetDbContext db, int userId, int categoryId) =>
        findParents(db, userId, categoryId, CancellationToken.None);

    /// <summary>The users that have these ids, by id.</summary>
    public ValueTask<Dictionary<int, UserReference>> UsersAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellationToken) =>
        users(db, ids).ToDictionaryAsync(user => user.Id, cancellationToken: cancellationToken);

    /// <summary>The categories that have these ids, by id.</summary>
    public ValueTask<Dictionary<int, CategoryReference>> CategoriesAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellationToken) =>
        categories(db, ids).ToDictionaryAsync(category => category.Id, cancellationToken: cancellationToken);

    /// <summary>What an expense refers to.</summary>
    internal sealed record OwnerAndCategory(UserReference User, CategoryReference Category);
}
