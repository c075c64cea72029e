using BudgetTracker.Api.Budgets;

namespace BudgetTracker.Api.Tests.Budgets;

/// <summary>Where periods begin and end: none drifts, none overlaps, and each day belongs to exactly one.</summary>
[Trait("Runs", "once")]
public sealed class BudgetPeriodsTests
{
    [Theory]
    [InlineData(BudgetPeriod.Month, "2026-01-31", "02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30")]
    [InlineData(BudgetPeriod.Month, "2024-02-29", "03-29 04-29 05-29 06-29 07-29 08-29 09-29 10-29 11-29 12-29")]
    [InlineData(BudgetPeriod.Month, "2024-10-31", "11-30 12-31 01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31")]
    [InlineData(BudgetPeriod.Quarter, "2026-01-31", "04-30 07-31 10-31 01-31 04-30 07-31 10-31 01-31 04-30 07-31")]
    [InlineData(BudgetPeriod.Quarter, "2024-02-29", "05-29 08-29 11-29 02-28 05-29 08-29 11-29 02-28 05-29 08-29")]
    [InlineData(BudgetPeriod.Year, "2026-01-31", "01-31 01-31 01-31 01-31 01-31 01-31 01-31 01-31 01-31 01-31")]
    [InlineData(BudgetPeriod.Year, "2024-02-29", "02-28 02-28 02-28 02-29 02-28 02-28 02-28 02-29 02-28 02-28")]
    [InlineData(BudgetPeriod.Week, "2026-01-28", "02-04 02-11 02-18 02-25 03-04 03-11 03-18 03-25 04-01 04-08")]
    [InlineData(BudgetPeriod.Week, "2026-01-31", "02-07 02-14 02-21 02-28 03-07 03-14 03-21 03-28 04-04 04-11")]
    [InlineData(BudgetPeriod.Week, "2024-02-29", "03-07 03-14 03-21 03-28 04-04 04-11 04-18 04-25 05-02 05-09")]
    public void Ten_periods_in_a_row_begin_where_the_calendar_says(BudgetPeriod length, string startsOn, string expected)
    {
        var periods = new BudgetPeriods(length, Day(startsOn));

        var begins = Enumerable.Range(1, 10).Select(period => $"{periods.FirstDayOf(period):MM-dd}");

        Assert.Equal(expected, string.Join(' ', begins));
        Assert.Equal(Day(startsOn), periods.FirstDayOf(0));
    }

    [Fact]
    public void Each_day_belongs_to_exactly_one_period_whatever_the_start()
    {
        var random = new Random(20260131);
        for (var round = 0; round < 2_000; round++)
        {
            var length = (BudgetPeriod)random.Next(4);
            var startsOn = DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1));
            var periods = new BudgetPeriods(length, startsOn);
            var far = DateOnly.FromDayNumber(random.Next(startsOn.DayNumber, DateOnly.MaxValue.DayNumber + 1));
            var first = periods.Of(far);

            // The periods around some day lie end to end, and hold every day of theirs.
            var day = periods.FirstDayOf(first);
            for (var period = first; period < first + 3 && day < DateOnly.MaxValue; period++)
            {
                var last = periods.LastDayOf(period);
                Assert.True(day == periods.FirstDayOf(period) && last >= day, $"{periods} {period}");
                for (var held = day; ; held = held.AddDays(1))
                {
                    Assert.True(period == periods.Of(held), $"{periods}: {held:O} is in {periods.Of(held)}, not {period}");
                    if (held == last)
                        break;
                }

                if (last == DateOnly.MaxValue)
                    break;

                day = last.AddDays(1);
            }
        }
    }

    [Theory]
    [InlineData(BudgetPeriod.Week, "9999-12-30")]
    [InlineData(BudgetPeriod.Month, "9999-12-31")]
    [InlineData(BudgetPeriod.Quarter, "9999-10-02")]
    [InlineData(BudgetPeriod.Year, "9999-01-31")]
    public void The_last_period_of_the_calendar_ends_with_it(BudgetPeriod length, string startsOn)
    {
        var periods = new BudgetPeriods(length, Day(startsOn));

        Assert.Equal(DateOnly.MaxValue, periods.LastDayOf(0));
        Assert.Equal(0, periods.Of(DateOnly.MaxValue));
    }

    [Theory]
    [InlineData(BudgetPeriod.Week, 521_722)]
    [InlineData(BudgetPeriod.Month, 119_987)]
    [InlineData(BudgetPeriod.Quarter, 39_995)]
    [InlineData(BudgetPeriod.Year, 9_998)]
    public void Periods_reach_from_the_first_day_of_the_calendar_to_the_last(BudgetPeriod length, int last)
    {
        var periods = new BudgetPeriods(length, DateOnly.MinValue);

        Assert.Equal(last, periods.Of(DateOnly.MaxValue));
        Assert.Equal(DateOnly.MaxValue, periods.LastDayOf(last));
    }

    [Theory]
    [InlineData("2025-12-24", "2026-01-31", "2026-02-28")]
    [InlineData("2026-01-31", "2026-01-31", "2026-02-28")]
    [InlineData("2026-03-01", "2026-02-28", "2026-03-31")]
    [InlineData("2026-03-30", "2026-02-28", "2026-03-31")]
    [InlineData("9999-12-31", "9999-11-30", "9999-12-31")]
    public void A_day_lies_between_two_first_days(string day, string before, string after) =>
        Assert.Equal((Day(before), Day(after)), new BudgetPeriods(BudgetPeriod.Month, Day("2026-01-31")).Around(Day(day)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
