using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>The expenses of each user of a page.</summary>
internal static class UserExpenseLists
{
    /// <summary>Each user's expenses between two days (both included), newest first: two commands for any number.</summary>
    /// <remarks>
    /// By Include they would be entities, each with columns that no answer shows and joined to a category that comes a
    /// thousand times. What is kept of each is its row: the answer's objects are made while it is written.
    /// </remarks>
    public static async Task<IReadOnlyDictionary<int, IEnumerable<UserExpense>>> ListByUserAsync(
        this ExpenseQueries queries,
        BudgetDbContext db,
        IReadOnlyList<int> userIds,
        UserFilter filter,
        CancellationToken cancellationToken)
    {
        // All three descending, so that SQLite reads one index from its end: it would sort each user's for an answer.
        var days = new ExpenseFilter { From = filter.From, To = filter.To };
        var rows = days.Apply(db.Expenses.Where(e => userIds.Contains(e.UserId)))
            .OrderByDescending(e => e.UserId).ThenByDescending(e => e.Date).ThenByDescending(e => e.Id)
            .Select(ExpenseRow.Of);

        var rowsByUser = userIds.ToDictionary(id => id, _ => Array.Empty<ExpenseRow>());
        var categoryIds = new HashSet<int>();

        // Each user's rows are collected in one list and kept in an array: a list for each would grow, and be copied, often.
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

        var categories = await queries.CategoriesAsync(db, categoryIds, cancellationToken);

        // What was deleted between these commands is missing: as it is now, nothing is on that category.
        return categories.Count == categoryIds.Count
            ? rowsByUser.ToDictionary(
                user => user.Key,
                user => user.Value.Select(row => UserExpense.From(row, categories[row.CategoryId])))
            : await queries.ListByUserAsync(db, userIds, filter, cancellationToken);
    }
}
