using System.Linq.Expressions;

namespace BudgetTracker.Api.Expenses;

/// <summary>What a list reads of each expense; owners and categories, which repeat, are read once each.</summary>
internal readonly record struct ExpenseRow(
    long Id,
    int UserId,
    int CategoryId,
    string Description,
    decimal Amount,
    DateOnly Date,
    int? ImportId,
    DateTime CreatedAt,
    int Version)
{
    /// <summary>Reads no other column.</summary>
    public static readonly Expression<Func<Expense, ExpenseRow>> Of = e =>
        new ExpenseRow(e.Id, e.UserId, e.CategoryId, e.Description, e.Amount, e.Date, e.ImportId, e.CreatedAt, e.Version);

    /// <summary>The row of an expense that is loaded.</summary>
    public static readonly Func<Expense, ExpenseRow> From = Of.Compile();
}
