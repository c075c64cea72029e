using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Paging;
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

    /// <summary>The id that the page begins after.</summary>
    internal long AfterId => Cursor?.Id ?? 0;

    /// <summary>The day that the page begins after, in an order by day.</summary>
    internal DateOnly AfterDate =>
        DateOnly.FromDayNumber((int)long.Clamp(Cursor?.Key ?? 0, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The amount that the page begins after, in an order by amount.</summary>
    internal decimal AfterAmount => Money.FromCents(Cursor?.Key ?? 0);

    /// <summary>The expenses after the cursor, in order.</summary>
    /// <remarks>The predicates name properties of this page, and nothing else: <see cref="ExpenseListQuery"/> relies on it.</remarks>
    public IQueryable<Expense> Apply(IQueryable<Expense> expenses)
    {
        if (Cursor is not null)
            expenses = After(expenses);

        return Sort switch
        {
            OldestFirst => expenses.OrderBy(e => e.Date).ThenBy(e => e.Id),
            HighestFirst => expenses.OrderByDescending(e => e.Amount).ThenByDescending(e => e.Id),
            LowestFirst => expenses.OrderBy(e => e.Amount).ThenBy(e => e.Id),
            _ => expenses.OrderByDescending(e => e.Date).ThenByDescending(e => e.Id),
        };
    }

    /// <summary>Where an expense stands in the order.</summary>
    internal Cursor PositionOf(ExpenseRow expense) => new(
        Sort is HighestFirst or LowestFirst ? Money.ToCents(expense.Amount) : expense.Date.DayNumber,
        expense.Id);

    private IQueryable<Expense> After(IQueryable<Expense> expenses) => Sort switch
    {
        OldestFirst => expenses.Where(e => RowComparison.IsAfter(e.Date, e.Id, AfterDate, AfterId)),
        HighestFirst => expenses.Where(e => RowComparison.IsBefore(e.Amount, e.Id, AfterAmount, AfterId)),
        LowestFirst => expenses.Where(e => RowComparison.IsAfter(e.Amount, e.Id, AfterAmount, AfterId)),
        _ => expenses.Where(e => RowComparison.IsBefore(e.Date, e.Id, AfterDate, AfterId)),
    };
}
