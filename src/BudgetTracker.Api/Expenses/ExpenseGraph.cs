using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>The graphs that are loaded with expenses: one named extension for each.</summary>
public static class ExpenseGraph
{
    /// <summary>Each expense's owner and category: what every response about an expense shows.</summary>
    public static IQueryable<Expense> WithOwnerAndCategory(this IQueryable<Expense> expenses) =>
        expenses.Include(e => e.User).Include(e => e.Category);

    /// <summary>Each user's expenses, newest first, each with its category.</summary>
    /// <remarks>Split, so that a user's own columns are not repeated with each expense: two commands for any number.</remarks>
    public static IQueryable<User> WithExpenses(this IQueryable<User> users) => users
        .Include(u => u.Expenses.OrderByDescending(e => e.Date).ThenByDescending(e => e.Id))
        .ThenInclude(e => e.Category)
        .AsSplitQuery();
}
