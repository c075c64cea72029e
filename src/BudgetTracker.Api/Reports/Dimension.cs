namespace BudgetTracker.Api.Reports;

/// <summary>What expenses can be grouped by.</summary>
internal enum Dimension
{
    Category,
    User,
    Day,
    Month,
    Year,
}
