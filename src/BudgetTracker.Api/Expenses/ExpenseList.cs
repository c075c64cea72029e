using BudgetTracker.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>What every list of expenses is made by.</summary>
internal static class ExpenseList
{
    /// <summary>One page of the expenses that match, each with its owner and category.</summary>
    public static Task<Page<ExpenseResponse>> ToPageAsync(
        this IQueryable<Expense> expenses,
        ExpenseFilter filter,
        ExpensePage page,
        HttpRequest list,
        CancellationToken cancellationToken) =>
        page.Apply(filter.Apply(expenses.AsNoTracking().WithOwnerAndCategory()))
            .ToPageAsync(page, list, page.PositionOf, ExpenseResponse.From, cancellationToken);
}
