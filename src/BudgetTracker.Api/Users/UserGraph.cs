using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Users;

/// <summary>What is loaded along with users.</summary>
public static class UserGraph
{
    /// <summary>Each user's expenses between two days (both included), newest first, each with its category.</summary>
    /// <remarks>Split, so that a user's own columns are not repeated with each expense: two commands for any number.</remarks>
    public static IQueryable<User> WithExpenses(this IQueryable<User> users, DateOnly? from, DateOnly? to) => users
        .Include(u => u.Expenses
            .Where(e => (from == null || e.Date >= from) && (to == null || e.Date <= to))
            .OrderByDescending(e => e.Date)
            .ThenByDescending(e => e.Id))
        .ThenInclude(e => e.Category)
        .AsSplitQuery();
}
