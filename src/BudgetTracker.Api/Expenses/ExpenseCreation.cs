using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Expenses;

/// <summary>Enters expenses into the ledger: one, or a batch, each with an existing owner and category.</summary>
public sealed class ExpenseCreation(ReferenceQueries references)
{
    /// <summary>Saves an expense, or nothing when it names a user or category that does not exist.</summary>
    /// <returns>The response, or what is wrong, by JSON field.</returns>
    public async Task<(ExpenseResponse? Expense, IEnumerable<(string Field, string Error)> Errors)> CreateAsync(
        BudgetDbContext db,
        ExpenseRequest request,
        DateOnly today)
    {
        if (await references.FindOwnerAndCategoryAsync(db, request.UserId, request.CategoryId) is not { } parents)
        {
            var (entered, errors) = await CreateAsync(db, [request], today);

            return (entered.SingleOrDefault(), errors.Select(error => (error.Field, error.Error)));
        }

        var expense = request.ToExpense(today);
        await db.InsertAsync([expense]);

        return (ExpenseResponse.From(ExpenseRow.From(expense), parents.User, parents.Category), []);
    }

    /// <summary>Saves all the expenses, or none when any of them names a user or category that does not exist.</summary>
    /// <returns>The responses in the order of the requests, and what is wrong, by index and JSON field.</returns>
    public async Task<(List<ExpenseResponse> Expenses, List<(int Index, string Field, string Error)> Errors)> CreateAsync(
        BudgetDbContext db,
        IReadOnlyList<ExpenseRequest> requests,
        DateOnly today)
    {
        var userIds = requests.Select(request => request.UserId).ToHashSet();
        var categoryIds = requests.Select(request => request.CategoryId).ToHashSet();
        var users = await references.UsersAsync(db, userIds, CancellationToken.None);
        var categories = await references.CategoriesAsync(db, categoryIds, CancellationToken.None);

        var errors = new List<(int, string, string)>();
        foreach (var (index, request) in requests.Index())
        {
            if (!users.ContainsKey(request.UserId))
                errors.Add((index, "userId", $"No user has the id {request.UserId}."));

            if (!categories.ContainsKey(request.CategoryId))
                errors.Add((index, "categoryId", $"No category has the id {request.CategoryId}."));
        }

        if (errors.Count > 0)
            return ([], errors);

        var expenses = requests.Select(request => request.ToExpense(today)).ToList();
        await db.InsertAsync(expenses);

        return (expenses.ConvertAll(e => ExpenseResponse.From(ExpenseRow.From(e), users[e.UserId], categories[e.CategoryId])), errors);
    }
}
