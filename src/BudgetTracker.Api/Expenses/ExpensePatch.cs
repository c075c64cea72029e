using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Expenses;

/// <summary>What changes of an expense; what is left out stays. An expense never changes its owner.</summary>
public sealed record ExpensePatch : IMergePatch
{
    /// <summary>What the money was spent on: the id of a category.</summary>
    /// <example>1</example>
    [Reference<Category>]
    [DisallowNull]
    public int? CategoryId { get; init; }

    /// <summary>What was bought: 1 to 200 characters.</summary>
    /// <example>Groceries</example>
    [Text(Expense.DescriptionMaxLength)]
    [DisallowNull]
    public string? Description { get; init; }

    /// <summary>Price paid: 0.01 to 99,999,999.99, at most two decimal places.</summary>
    /// <example>52.50</example>
    [Money]
    [DisallowNull]
    public decimal? Amount { get; init; }

    /// <summary>Day of the purchase, yyyy-MM-dd.</summary>
    /// <example>2026-01-31</example>
    [DisallowNull]
    public DateOnly? Date { get; init; }
}
