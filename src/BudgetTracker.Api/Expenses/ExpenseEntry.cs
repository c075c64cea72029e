using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>Enters expenses into the ledger: one, or a batch, each with an existing owner and category.</summary>
internal static class ExpenseEntry
{
    /// <summary>Saves all the expenses, or none when any of them names a user or category that does not exist.</summary>
    /// <returns>The expenses in the order of the requests, and what is wrong, by index and JSON field.</returns>
    public static async Task<(List<Expense> Expenses, List<(int Index, string Field, string Fault)> Faults)> SaveAsync(
        BudgetDbContext db,
        IReadOnlyList<ExpenseRequest> requests,
        DateOnly today)
    {
        var userIds = requests.Select(request => request.UserId).Distinct().ToList();
        var categoryIds = requests.Select(request => request.CategoryId).Distinct().ToList();
        var users = await db.Users.Where(u => userIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id);
        var categories = await db.Categories.Where(c => categoryIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id);

        var faults = new List<(int, string, string)>();
        foreach (var (index, request) in requests.Index())
        {
            if (!users.ContainsKey(request.UserId))
                faults.Add((index, "userId", $"No user has the id {request.UserId}."));

            if (!categories.ContainsKey(request.CategoryId))
                faults.Add((index, "categoryId", $"No category has the id {request.CategoryId}."));
        }

        if (faults.Count > 0)
            return ([], faults);

        var expenses = requests.Select(request => new Expense
        {
            User = users[request.UserId],
            Category = categories[request.CategoryId],
            Description = request.Description,
            Amount = request.Amount,
            Date = request.Date ?? today,
        }).ToList();
        await db.InsertAsync(expenses);

        return (expenses, faults);
    }
}
