namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>What a column holds.</summary>
internal enum ColumnRole
{
    /// <summary>Known to be none of the others, such as a fee or the other side's account.</summary>
    Other,
    BookingDate,
    Date,
    OtherDate,
    Amount,
    Debit,
    Credit,
    Balance,
    Direction,
    Payee,
    Memo,
    Category,
    Subcategory,
    Id,
    Account,
    Currency,
    Status,
    Type,
    Fee,
    Transfer,
}
