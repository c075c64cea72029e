namespace BudgetTracker.Api.Data;

/// <summary>The period that a day belongs to, in SQL; each database has its own way to say it.</summary>
public static class Period
{
    /// <summary>The month of a day, as in <c>2026-01</c>.</summary>
    public static string MonthOf(DateOnly day) => throw OnlyInQueries(day);

    /// <summary>The year of a day, as in <c>2026</c>.</summary>
    public static string YearOf(DateOnly day) => throw OnlyInQueries(day);

    private static InvalidOperationException OnlyInQueries(DateOnly day) => new($"{day}: this is for queries only.");
}
