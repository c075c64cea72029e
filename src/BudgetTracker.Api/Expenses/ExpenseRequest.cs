using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Expenses;

/// <summary>An expense to create.</summary>
public sealed record ExpenseRequest
{
    /// <summary>Whose expense it is: the id of a user.</summary>
    /// <example>1</example>
    [Reference<User>]
    public required int UserId { get; init; }

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

    /// <summary>Day of the purchase, yyyy-MM-dd; today if left out, in the time zone of the server's configuration.</summary>
    /// <example>2026-01-31</example>
    public DateOnly? Date { get; init; }

    /// <summary>The expense that is asked for.</summary>
    internal Expense ToExpense(DateOnly today) => new()
    {
        UserId = UserId,
        CategoryId = CategoryId,
        Description = Description,
        Amount = Amount,
        Date = Date ?? today,
    };
}
