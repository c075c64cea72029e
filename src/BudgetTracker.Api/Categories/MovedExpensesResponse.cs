namespace BudgetTracker.Api.Categories;

/// <summary>What happened to the expenses and budgets of a category that was deleted.</summary>
/// <param name="MovedExpenseCount">How many expenses are now on the other category.</param>
/// <param name="DeletedBudgetCount">How many budgets went with the category.</param>
public sealed record MovedExpensesResponse(int MovedExpenseCount, int DeletedBudgetCount)
{
    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static MovedExpensesResponse Example { get; } = new(1, 0);
}
