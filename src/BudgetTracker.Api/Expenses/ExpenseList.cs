using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

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
        this BudgetDbContext db,
        ExpenseFilter filter,
        ExpensePage page,
        HttpRequest list,
        CancellationToken cancellationToken)
    {
        var found = await page.Apply(filter.Apply(db.Expenses.AsNoTracking()))
            .ToPageAsync(page, list, page.PositionOf, cancellationToken);
        if (found.Items.Count == 0)
            return new([], found.NextCursor);

        var userIds = found.Items.Select(e => e.UserId).Distinct().ToList();
        var categoryIds = found.Items.Select(e => e.CategoryId).Distinct().ToList();
        var users = await db.Users
            .Where(u => userIds.Contains(u.Id))
            .Select(u => new UserReference(u.Id, u.Name, u.Email))
            .ToDictionaryAsync(u => u.Id, cancellationToken);
        var categories = await db.Categories
            .Where(c => categoryIds.Contains(c.Id))
            .Select(c => new CategoryReference(c.Id, c.Name, c.Color))
            .ToDictionaryAsync(c => c.Id, cancellationToken);

        // What was deleted between these commands is missing; the page as it is now has neither it nor its expenses.
        if (users.Count < userIds.Count || categories.Count < categoryIds.Count)
            return await db.ListExpensesAsync(filter, page, list, cancellationToken);

        return found.Select(e => ExpenseResponse.From(e, users[e.UserId], categories[e.CategoryId]));
    }
}
