using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>Reads expenses as responses show them: one, a page of a list, or those of each user of a page.</summary>
/// <remarks>
/// A list has few categories, so each is read once instead of joined to every row. Users may be many: looking them up by
/// their ids afterwards takes twice as long as joining them. With an Include, the database would also have to put the page
/// aside and sort it again.
/// </remarks>
public sealed class ExpenseQueries(ReferenceQueries references)
{
    private readonly ExpenseListQuery list = new();

    private readonly Func<BudgetDbContext, long, CancellationToken, Task<ExpenseResponse?>> find = EF.CompileAsyncQuery(
        (BudgetDbContext db, long id, CancellationToken cancellationToken) => db.Expenses
            .Where(e => e.Id == id)
            .Select(e => new ExpenseResponse(
                e.Id,
                e.Description,
                e.Amount,
                e.Date,
                new UserReference(e.User.Id, e.User.Name, e.User.Email, e.User.Version),
                new CategoryReference(e.Category.Id, e.Category.Name, e.Category.Color, e.Category.Version),
                e.ImportId,
                e.CreatedAt,
                e.Version))
            .FirstOrDefault());

    /// <summary>Reads one expense with its owner and category by one command; null where none has the id.</summary>
    public Task<ExpenseResponse?> FindAsync(BudgetDbContext db, long id, CancellationToken cancellationToken) =>
        find(db, id, cancellationToken);

    /// <summary>Reads one page of the expenses that match, each with its owner and category: at most four commands.</summary>
    /// <returns>The page; or the errors, by parameter, where the filter names an unknown user, category or import.</returns>
    public async Task<(Page<ExpenseResponse>? Page, IReadOnlyList<(string Field, string Error)> Errors)> ListAsync(
        BudgetDbContext db,
        ExpenseFilter filter,
        ExpensePage page,
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        // Who has expenses exists: the user is read with their categories.
        var found = filter.NamesUserAlone ? await ReadAsync(filter) : null;
        NamedReferences? named = null;
        if (found is not { Items.Count: > 0 })
        {
            named = await NamedReferences.ReadAsync(references, db, filter, cancellationToken);
            if (named.Errors.Count > 0)
                return (null, named.Errors);

            found ??= await ReadAsync(named.Filter);
            if (found.Items.Count == 0)
                return (new([], found.NextCursor), []);
        }

        var categoryIds = new HashSet<int>();
        foreach (var row in found.Items)
            categoryIds.Add(row.CategoryId);

        var (user, categories) = named is null
            ? await references.UserAndCategoriesAsync(db, filter.UserId!.Value, categoryIds, cancellationToken)
            : (named.Users?.Values.Single(), named.Categories ?? await references.CategoriesAsync(db, categoryIds, cancellationToken));

        // A category was deleted between these commands, after its expenses were moved, or the user was: read the page again.
        if (categories.Count < categoryIds.Count)
            return await ListAsync(db, filter, page, request, cancellationToken);

        return (found.Select(row => ExpenseResponse.From(row, row.User ?? user!, categories[row.CategoryId])), []);

        Task<Page<ExpenseRow>> ReadAsync(ExpenseFilter resolved) =>
            list.Run(db, resolved, page).ToPageAsync(page, request, page.PositionOf, cancellationToken);
    }

    /// <summary>Reads each user's expenses between two days (both included), newest first: two commands for any number.</summary>
    /// <returns>
    /// By user id. Only the rows are kept in memory: the response objects are made while the response is written.
    /// </returns>
    public async Task<IReadOnlyDictionary<int, IEnumerable<UserExpense>>> ListByUserAsync(
        BudgetDbContext db,
        IReadOnlyList<int> userIds,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellationToken)
    {
        // All three descending, so that SQLite reads one index backwards and does not sort.
        var days = new ExpenseFilter { From = from, To = to };
        var rows = days.Apply(db.Expenses.Where(e => userIds.Contains(e.UserId)))
            .OrderByDescending(e => e.UserId).ThenByDescending(e => e.Date).ThenByDescending(e => e.Id)
            .Select(ExpenseRow.Of);

        var rowsByUser = userIds.ToDictionary(id => id, _ => Array.Empty<ExpenseRow>());
        var categoryIds = new HashSet<int>();

        // One growing list for all users, and an exact array for each: a list for each would grow, and be copied, often.
        var ofOneUser = new List<ExpenseRow>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (ofOneUser is [var first, ..] && first.UserId != row.UserId)
            {
                rowsByUser[first.UserId] = [.. ofOneUser];
                ofOneUser.Clear();
            }

            ofOneUser.Add(row);
            categoryIds.Add(row.CategoryId);
        }

        if (ofOneUser is [var last, ..])
            rowsByUser[last.UserId] = [.. ofOneUser];

        var categories = await references.CategoriesAsync(db, categoryIds, cancellationToken);

        // A category was deleted between these commands, after its expenses were moved: read them again.
        return categories.Count == categoryIds.Count
            ? rowsByUser.ToDictionary(
                user => user.Key,
                user => user.Value.Select(row => UserExpense.From(row, categories[row.CategoryId])))
            : await ListByUserAsync(db, userIds, from, to, cancellationToken);
    }
}
