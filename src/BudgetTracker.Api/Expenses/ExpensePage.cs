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

    /// <summary>The id that the page begins after; null on the first page.</summary>
    internal long? AfterId => Cursor?.Id;

    /// <summary>The day that the page begins after, in an order by day.</summary>
    internal DateOnly? AfterDate => Cursor is { } cursor
        ? DateOnly.FromDayNumber((int)long.Clamp(cursor.Key, 0, DateOnly.MaxValue.DayNumber))
        : null;

    /// <summary>The amount that the page begins after, in an order by amount.</summary>
    internal decimal? AfterAmount => Cursor is { } cursor ? Money.FromCents(cursor.Key) : null;

    /// <summary>The expenses after the cursor, in order.</summary>
    /// <remarks>The terms name properties of this page, and nothing else: <see cref="ExpenseListQuery"/> relies on it.</remarks>
    public IQueryable<Expense> Apply(IQueryable<Expense> expenses) => Sort switch
    {
        OldestFirst => expenses
            .Where(e => AfterId == null || SortKeyComparison.IsAfter(e.Date, e.Id, AfterDate!.Value, AfterId.Value))
            .OrderBy(e => e.Date).ThenBy(e => e.Id),
        HighestFirst => expenses
            .Where(e => AfterId == null || SortKeyComparison.IsBefore(e.Amount, e.Id, AfterAmount!.Value, AfterId.Value))
            .OrderByDescending(e => e.Amount).ThenByDescending(e => e.Id),
        LowestFirst => expenses
            .Where(e => AfterId == null || SortKeyComparison.IsAfter(e.Amount, e.Id, AfterAmount!.Value, AfterId.Value))
            .OrderBy(e => e.Amount).ThenBy(e => e.Id),
        _ => expenses
            .Where(e => AfterId == null || SortKeyComparison.IsBefore(e.Date, e.Id, AfterDate!.Value, AfterId.Value))
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.Id),
    };

    /// <summary>The position of an expense in the order.</summary>
    internal Cursor PositionOf(ExpenseRow expense) => new(
        Sort is HighestFirst or LowestFirst ? Money.ToCents(expense.Amount) : expense.Date.DayNumber,
        expense.Id);
}
