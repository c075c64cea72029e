using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Imports;

/// <summary>What changes of a row of a preview; what is left out stays.</summary>
public sealed record ImportRowChange
{
    /// <summary>The number of the row.</summary>
    /// <example>1</example>
    public required int Number { get; init; }

    /// <summary>The id of the category that the expense gets.</summary>
    /// <example>1</example>
    [Reference<Category>]
    [DisallowNull]
    public int? CategoryId { get; init; }

    /// <summary>What the expense says: 1 to 200 characters.</summary>
    /// <example>Groceries</example>
    [Text(Expense.DescriptionMaxLength)]
    [DisallowNull]
    public string? Description { get; init; }

    /// <summary>Whether the row is left out; false takes that back.</summary>
    /// <example>false</example>
    [DisallowNull]
    public bool? Skip { get; init; }
}
