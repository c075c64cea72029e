using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>What is loaded along with expenses.</summary>
public static class ExpenseGraph
{
    /// <summary>Each expense's owner and category: what every answer about an expense shows.</summary>
    public static IQueryable<Expense> WithOwnerAndCategory(this IQueryable<Expense> expenses) =>
        expenses.Include(e => e.User).Include(e => e.Category);
}
