namespace BudgetTracker.Api.Categories;

/// <summary>What happened to the expenses of a category that was deleted.</summary>
/// <param name="MovedExpenseCount">How many expenses are now on the other category.</param>
public sealed record MovedExpensesResponse(int MovedExpenseCount)
{
    /// <summary>What the document shows: the answer to the examples of the requests, on an empty ledger.</summary>
    internal static MovedExpensesResponse Example { get; } = new(1);
}
