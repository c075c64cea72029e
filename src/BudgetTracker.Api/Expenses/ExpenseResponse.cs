using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Expenses;

/// <summary>An expense with its owner and its category.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="Description">What was bought.</param>
/// <param name="Amount">The price paid, with two decimal places.</param>
/// <param name="Date">The day of the purchase, yyyy-MM-dd.</param>
/// <param name="User">Whose expense it is.</param>
/// <param name="Category">What the money was spent on.</param>
/// <param name="ImportId">The import that made it; null where a person entered it.</param>
/// <param name="CreatedAt">When it was entered, UTC.</param>
/// <param name="Version">1 at first, one more with every change.</param>
public sealed record ExpenseResponse(
    long Id,
    string Description,
    decimal Amount,
    DateOnly Date,
    UserReference User,
    CategoryReference Category,
    int? ImportId,
    DateTime CreatedAt,
    int Version)
    : IHasETag
{
    // It shows its user and its category too, and changes when one of them is renamed.
    string IHasETag.ETag => IHasETag.Of(Version, User.Version, Category.Version);

    /// <summary>The response for an expense whose owner and category are loaded.</summary>
    public static ExpenseResponse From(Expense expense) =>
        From(ExpenseRow.From(expense), UserReference.To(expense.User), CategoryReference.To(expense.Category));

    /// <summary>The response for an expense, its owner and its category.</summary>
    internal static ExpenseResponse From(ExpenseRow expense, UserReference user, CategoryReference category) => new(
        expense.Id,
        expense.Description,
        expense.Amount,
        expense.Date,
        user,
        category,
        expense.ImportId,
        expense.CreatedAt,
        expense.Version);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static ExpenseResponse Example { get; } = new(
        1,
        "Groceries",
        52.50m,
        new(2026, 1, 31),
        UserReference.Example,
        CategoryReference.Example,
        null,
        new(2026, 1, 31, 18, 30, 0, DateTimeKind.Utc),
        1);
}
