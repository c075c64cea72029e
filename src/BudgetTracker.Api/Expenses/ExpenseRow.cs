using System.Linq.Expressions;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Expenses;

/// <summary>What a list reads of each expense.</summary>
/// <remarks>Categories, which are few, are read once each; so is the user, if it is one.</remarks>
internal readonly record struct ExpenseRow(
    long Id,
    int UserId,
    int CategoryId,
    string Description,
    decimal Amount,
    DateOnly Date,
    int? ImportId,
    DateTime CreatedAt,
    int Version,
    UserReference? User)
{
    /// <summary>Reads no other column.</summary>
    public static readonly Expression<Func<Expense, ExpenseRow>> Of = e =>
        new ExpenseRow(e.Id, e.UserId, e.CategoryId, e.Description, e.Amount, e.Date, e.ImportId, e.CreatedAt, e.Version, null);

    /// <summary>Reads the user as well.</summary>
    public static readonly Expression<Func<Expense, ExpenseRow>> WithUser = e =>
        new ExpenseRow(
            e.Id,
            e.UserId,
            e.CategoryId,
            e.Description,
            e.Amount,
            e.Date,
            e.ImportId,
            e.CreatedAt,
            e.Version,
            new UserReference(e.User.Id, e.User.Name, e.User.Email, e.User.Version));

    /// <summary>The row of an expense that is loaded.</summary>
    public static readonly Func<Expense, ExpenseRow> From = Of.Compile();
}
