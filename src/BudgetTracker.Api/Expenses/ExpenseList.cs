using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Paging;

namespace BudgetTracker.Api.Expenses;

/// <summary>What every list of expenses is made by.</summary>
internal static class ExpenseList
{
    /// <summary>One page of the expenses that match, each with its owner and category: at most three commands.</summary>
    /// <remarks>
    /// A page has few owners and categories, so each is read once instead of joined to every row; with an Include, the
    /// database would also have to put the page aside and sort it again.
    /// </remarks>
    public static async Task<Page<ExpenseResponse>> ListExpensesAsync(
        this ExpenseQueries queries,
        BudgetDbContext db,
        ExpenseFilter filter,
        ExpensePage page,
        HttpRequest list,
        CancellationToken cancellationToken)
    {
        var found = await queries.List.Run(db, filter, page)
            .ToPageAsync(page, list, page.PositionOf, cancellationToken);
        if (found.Items.Count == 0)
            return new([], found.NextCursor);

        var (userIds, categoryIds) = (new HashSet<int>(), new HashSet<int>());
        foreach (var row in found.Items)
        {
            userIds.Add(row.UserId);
            categoryIds.Add(row.CategoryId);
        }

        var users = await queries.UsersAsync(db, userIds, cancellationToken);
        var categories = await queries.CategoriesAsync(db, categoryIds, cancellationToken);

        // What was deleted between these commands is missing; the page as it is now has neither it nor its expenses.
        if (users.Count < userIds.Count || categories.Count < categoryIds.Count)
            return await queries.ListExpensesAsync(db, filter, page, list, cancellationToken);

        return found.Select(row => ExpenseResponse.From(row, users[row.UserId], categories[row.CategoryId]));
    }
}
