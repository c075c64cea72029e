using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Commands.Demo;

/// <summary>What Carol and Dan spend in twelve months.</summary>
internal static class DemoYear
{
    /// <summary>The months up to and including that of the given day, which is the last; the same for the same day.</summary>
    public static IEnumerable<DemoExpense> UpTo(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var random = new Random(1);

        return Enumerable.Range(first.DayNumber, today.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber)
            .SelectMany(day => Monthly(day, random).Concat(IsHoliday(day) ? Holiday(day, random) : Everyday(day, random)));
    }

    private static IEnumerable<DemoExpense> Monthly(DateOnly day, Random random)
    {
        if (day.Day == 1)
            yield return new("Carol", "Rent", "Rent", 1180.00m, day);

        if (day.Day == 2)
            yield return new("Dan", "Transportation", "Monthly ticket", 49.00m, day);

        if (day.Day == 3)
        {
            var isWinter = day.Month is >= 11 or <= 3;
            yield return new("Carol", "Utilities", "Electricity and heating", isWinter ? Amount(110, 160) : Amount(55, 85), day);
        }

        if (day is { Day: 5, Month: 1 or 4 or 7 or 10 })
            yield return new("Carol", "Insurance", "Household insurance, quarterly", 214.50m, day);

        if (day.Day == 10)
            yield return new("Dan", "Entertainment", "Streaming", 12.99m, day);

        if (day.Day == 15)
            yield return new("Dan", "Utilities", "Internet", 39.90m, day);

        decimal Amount(int from, int to) => DemoYear.Amount(random, from, to);
    }

    private static IEnumerable<DemoExpense> Everyday(DateOnly day, Random random)
    {
        if (day.DayOfWeek == DayOfWeek.Saturday)
            yield return new("Carol", "Food", "Weekly groceries", Amount(55, 120), day);
        else if (day.DayOfWeek != DayOfWeek.Sunday && Chance(40))
            yield return new(Chance(50) ? "Carol" : "Dan", "Food", "Groceries", Amount(6, 28), day);

        if (day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday && Chance(45))
            yield return new("Dan", "Restaurants", "Dinner out", Amount(28, 85), day);

        if (day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday && Chance(35))
            yield return new("Carol", "Restaurants", "Lunch with colleagues", Amount(9, 17), day);

        if (day.DayOfWeek == DayOfWeek.Sunday && Chance(50))
            yield return new("Carol", "Transportation", "Fuel", Amount(38, 72), day);

        if (day.DayOfWeek == DayOfWeek.Sunday && Chance(30))
            yield return new("Dan", "Entertainment", "Cinema", Amount(18, 42), day);

        bool Chance(int percent) => random.Next(100) < percent;

        decimal Amount(int from, int to) => DemoYear.Amount(random, from, to);
    }

    // One of them is always among the last twelve months.
    private static bool IsHoliday(DateOnly day) => day is { Month: 8, Day: >= 8 and <= 21 } or { Month: 2, Day: >= 14 and <= 18 };

    private static IEnumerable<DemoExpense> Holiday(DateOnly day, Random random)
    {
        if (day is { Month: 8, Day: 8 })
            yield return new("Carol", "Travel", "Holiday flat, two weeks", 980.00m, day);

        if (day is { Month: 2, Day: 14 })
            yield return new("Carol", "Travel", "Hotel in the mountains", 420.00m, day);

        if (!IsHoliday(day.AddDays(-1)) || !IsHoliday(day.AddDays(1)))
            yield return new("Dan", "Travel", "Train tickets", 164.80m, day);

        yield return new("Dan", "Travel", "Holiday: food and tickets", Amount(random, 25, 95), day);
    }

    private static decimal Amount(Random random, int from, int to) => Money.FromCents(random.Next(from * 100, to * 100));
}
