using BudgetTracker.Api.Categories;

namespace BudgetTracker.Api.Expenses;

/// <summary>An expense inside the response of its user.</summary>
/// <param name="Id">The expense's id.</param>
/// <param name="Description">What was bought.</param>
/// <param name="Amount">The price paid, with two decimal places.</param>
/// <param name="Date">The day of the purchase, yyyy-MM-dd.</param>
/// <param name="Category">What the money was spent on.</param>
/// <param name="ImportId">The import that made it; null where a person entered it.</param>
/// <param name="CreatedAt">When it was entered, UTC.</param>
/// <param name="Version">1 at first, one more with every change.</param>
public readonly record struct UserExpense(
    long Id,
    string Description,
    decimal Amount,
    DateOnly Date,
    CategoryReference Category,
    int? ImportId,
    DateTime CreatedAt,
    int Version)
{
    /// <summary>The response for an expense whose category is loaded.</summary>
    public static UserExpense From(Expense expense) =>
        From(ExpenseRow.From(expense), CategoryReference.To(expense.Category));

    /// <summary>The response for an expense and its category.</summary>
    internal static UserExpense From(ExpenseRow expense, CategoryReference category) => new(
        expense.Id,
        expense.Description,
        expense.Amount,
        expense.Date,
        category,
        expense.ImportId,
        expense.CreatedAt,
        expense.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static UserExpense Example { get; } = new(
        1,
        "Groceries",
        52.50m,
        new(2026, 1, 31),
        CategoryReference.Example,
        null,
        new(2026, 1, 31, 18, 30, 0, DateTimeKind.Utc),
        1);
}
