namespace BudgetTracker.Api.Imports.Statements;

/// <summary>In which order a date of three numbers stands.</summary>
internal enum DateOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}
