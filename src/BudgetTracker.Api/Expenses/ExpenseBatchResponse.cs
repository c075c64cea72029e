namespace BudgetTracker.Api.Expenses;

/// <summary>The expenses of a batch.</summary>
/// <param name="Items">All that were created, in the order of the request.</param>
public sealed record ExpenseBatchResponse(IReadOnlyList<ExpenseResponse> Items);
