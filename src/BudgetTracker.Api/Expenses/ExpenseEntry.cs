using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Expenses;

/// <summary>Enters expenses into the ledger: one, or a batch, each with an existing owner and category.</summary>
public sealed class ExpenseEntry(ReferenceQueries references)
{
    /// <summary>Saves an expense, or nothing when it names a user or category that does not exist.</summary>
    /// <returns>The answer, or what is wrong, by JSON field.</returns>
    public async Task<(ExpenseResponse? Expense, IEnumerable<(string Field, string Fault)> Faults)> EnterAsync(
        BudgetDbContext db,
        ExpenseRequest request,
        DateOnly today)
    {
        if (await references.FindOwnerAndCategoryAsync(db, request.UserId, request.CategoryId) is not { } parents)
        {
            var (entered, faults) = await EnterAsync(db, [request], today);

            return (entered.SingleOrDefault(), faults.Select(fault => (fault.Field, fault.Fault)));
        }

        var expense = request.ToExpense(today);
        await db.InsertAsync([expense]);

        return (ExpenseResponse.From(ExpenseRow.From(expense), parents.User, parents.Category), []);
    }

    /// <summary>Saves all the expenses, or none when any of them names a user or category that does not exist.</summary>
    /// <returns>The answers in the order of the requests, and what is wrong, by index and JSON field.</returns>
    public async Task<(List<ExpenseResponse> Expenses, List<(int Index, string Field, string Fault)> Faults)> EnterAsync(
        BudgetDbContext db,
        IReadOnlyList<ExpenseRequest> requests,
        DateOnly today)
    {
        var userIds = requests.Select(request => request.UserId).ToHashSet();
        var categoryIds = requests.Select(request => request.CategoryId).ToHashSet();
        var users = await references.UsersAsync(db, userIds, CancellationToken.None);
        var categories = await references.CategoriesAsync(db, categoryIds, CancellationToken.None);

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

        var expenses = requests.Select(request => request.ToExpense(today)).ToList();
        await db.InsertAsync(expenses);

        return (expenses.ConvertAll(e => ExpenseResponse.From(ExpenseRow.From(e), users[e.UserId], categories[e.CategoryId])), faults);
    }
}
