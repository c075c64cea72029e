using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Expenses;

/// <summary>What an expense is replaced with. An expense never changes its owner.</summary>
public sealed record ExpenseReplacement
{
    /// <summary>What the money was spent on: the id of a category.</summary>
    /// <example>1</example>
    [Reference<Category>]
    public required int CategoryId { get; init; }

    /// <summary>What was bought: 1 to 200 characters.</summary>
    /// <example>Groceries</example>
    [Text(Expense.DescriptionMaxLength)]
    public required string Description { get; init; }

    /// <summary>Price paid: 0.01 to 99,999,999.99, at most two decimal places.</summary>
    /// <example>52.50</example>
    [Money]
    public required decimal Amount { get; init; }

    /// <summary>Day of the purchase, yyyy-MM-dd.</summary>
    /// <example>2026-01-31</example>
    public required DateOnly Date { get; init; }
}
