using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Expenses;

/// <summary>Which part of a list of expenses, and in which order.</summary>
public sealed record ExpensePage : PageRequest
{
    private const string NewestFirst = "-date";
    private const string OldestFirst = "date";
    private const string HighestFirst = "-amount";
    private const string LowestFirst = "amount";

    /// <summary>The order, a minus for descending; what is equal is ordered by id, in the same direction.</summary>
    [FromQuery(Name = "sort")]
    [AllowedValues(NewestFirst, OldestFirst, HighestFirst, LowestFirst,
        ErrorMessage = "Must be one of: -date, date, -amount, amount.")]
    [DefaultValue(NewestFirst)]
    public string Sort { get; init; } = NewestFirst;

    /// <summary>The expenses after the cursor, in order.</summary>
    public IQueryable<Expense> Apply(IQueryable<Expense> expenses)
    {
        if (Cursor is { } after)
            expenses = After(expenses, after);

        return Sort switch
        {
            OldestFirst => expenses.OrderBy(e => e.Date).ThenBy(e => e.Id),
            HighestFirst => expenses.OrderByDescending(e => e.Amount).ThenByDescending(e => e.Id),
            LowestFirst => expenses.OrderBy(e => e.Amount).ThenBy(e => e.Id),
            _ => expenses.OrderByDescending(e => e.Date).ThenByDescending(e => e.Id),
        };
    }

    /// <summary>Where an expense stands in the order.</summary>
    public Cursor PositionOf(Expense expense) => new(
        Sort is HighestFirst or LowestFirst ? Money.ToCents(expense.Amount) : expense.Date.DayNumber,
        expense.Id);

    private IQueryable<Expense> After(IQueryable<Expense> expenses, Cursor after)
    {
        var date = DateOnly.FromDayNumber((int)long.Clamp(after.Key, 0, DateOnly.MaxValue.DayNumber));
        var amount = Money.FromCents(after.Key);

        return Sort switch
        {
            OldestFirst => expenses.Where(e => RowComparison.IsAfter(e.Date, e.Id, date, after.Id)),
            HighestFirst => expenses.Where(e => RowComparison.IsBefore(e.Amount, e.Id, amount, after.Id)),
            LowestFirst => expenses.Where(e => RowComparison.IsAfter(e.Amount, e.Id, amount, after.Id)),
            _ => expenses.Where(e => RowComparison.IsBefore(e.Date, e.Id, date, after.Id)),
        };
    }
}
