namespace BudgetTracker.Api.Budgets;

/// <summary>The periods of a budget, numbered from 0 on.</summary>
/// <remarks>
/// Each is counted from the first day of the first one, with the day clamped to the length of the month: 31 January,
/// 28 February, 31 March. Counted from the period before, it would drift.
/// </remarks>
internal readonly record struct BudgetPeriods(BudgetPeriod Length, DateOnly StartsOn)
{
    private const int DaysOfWeek = 7;

    private int Months => Length switch
    {
        BudgetPeriod.Month => 1,
        BudgetPeriod.Quarter => 3,
        BudgetPeriod.Year => 12,
        _ => 0,
    };

    /// <summary>The first day of a period that begins before the end of the calendar, as every one that holds a day does.</summary>
    public DateOnly FirstDayOf(int period) => Length == BudgetPeriod.Week
        ? StartsOn.AddDays(period * DaysOfWeek)
        : StartsOn.AddMonths(period * Months);

    /// <summary>The last day of a period; the last period ends with the calendar, on 9999-12-31.</summary>
    public DateOnly LastDayOf(int period) =>
        BeginsBeforeTheEnd(period + 1) ? FirstDayOf(period + 1).AddDays(-1) : DateOnly.MaxValue;

    /// <summary>The period that holds a day, which is not before the first one.</summary>
    public int Of(DateOnly day)
    {
        if (Length == BudgetPeriod.Week)
            return (day.DayNumber - StartsOn.DayNumber) / DaysOfWeek;

        // The period that begins in the day's own month may begin after the day.
        var period = (MonthNumber(day) - MonthNumber(StartsOn)) / Months;

        return FirstDayOf(period) > day ? period - 1 : period;
    }

    /// <summary>The two first days of periods between which a day lies; the nearest two where it lies outside of all.</summary>
    public (DateOnly Before, DateOnly After) Around(DateOnly day)
    {
        var period = day < StartsOn ? 0 : Of(day);
        if (!BeginsBeforeTheEnd(period + 1))
            period = Math.Max(0, period - 1);

        return (FirstDayOf(period), BeginsBeforeTheEnd(period + 1) ? FirstDayOf(period + 1) : StartsOn);
    }

    private static int MonthNumber(DateOnly day) => (day.Year * 12) + day.Month;

    private bool BeginsBeforeTheEnd(int period) => Length == BudgetPeriod.Week
        ? StartsOn.DayNumber + ((long)period * DaysOfWeek) <= DateOnly.MaxValue.DayNumber
        : MonthNumber(StartsOn) + (period * Months) <= MonthNumber(DateOnly.MaxValue);
}
