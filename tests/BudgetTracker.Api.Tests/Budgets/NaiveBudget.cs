namespace BudgetTracker.Api.Tests.Budgets;

/// <summary>A second implementation to compare with, without any thought for speed: it walks period by period, day by day.</summary>
public sealed record NaiveBudget(
    string Period,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string Rollover,
    decimal? Cap,
    int AlertAt,
    SortedDictionary<DateOnly, decimal> Limits)
{
    /// <summary>Every period up to the one that holds a day, oldest first: from, to, limit, rolled in, spent.</summary>
    public List<(DateOnly From, DateOnly To, decimal Limit, decimal RolledIn, decimal Spent)> PeriodsUpTo(
        DateOnly day, IReadOnlyList<(DateOnly Date, decimal Amount)> expenses)
    {
        var periods = new List<(DateOnly, DateOnly, decimal, decimal, decimal)>();
        var carry = 0m;
        if (day > EndsOn)
            day = EndsOn.Value;

        for (var n = 0; Begin(n) <= day; n++)
        {
            var (from, next) = (Begin(n), Begin(n + 1));
            var limit = 0m;
            foreach (var (since, amount) in Limits)
            {
                if (since <= from)
                    limit = amount;
            }

            var spent = 0m;
            foreach (var (date, amount) in expenses)
            {
                if (date >= from && date < next)
                    spent += amount;
            }

            periods.Add((from, next.AddDays(-1), limit, carry, spent));
            carry = limit + carry - spent;
            if (Rollover == "none" || (Rollover == "surplus" && carry < 0))
                carry = 0;

            if (carry > Cap)
                carry = Cap.Value;
        }

        return periods;
    }

    /// <summary>The status on a day as text, for a budget that is in force then.</summary>
    public string StatusOn(DateOnly day, IReadOnlyList<(DateOnly Date, decimal Amount)> expenses)
    {
        var (from, to, limit, rolledIn, spent) = PeriodsUpTo(day, expenses)[^1];
        var available = limit + rolledIn;
        var (gone, left, soFar) = (0, 0, 0m);
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            gone += date <= day ? 1 : 0;
            left += date >= day ? 1 : 0;
        }

        foreach (var (date, amount) in expenses)
            soFar += date >= from && date <= day ? amount : 0;

        // Whole cents that are left, dealt out to the days one by one: what each surely gets.
        var cents = (long)(Math.Max(available - spent, 0) * 100);
        var allowance = (cents - (cents % left)) / left / 100m;
        var doubled = (long)(soFar * 100) * (gone + left - 1) * 2;
        var projected = (doubled + gone) / (2 * gone) / 100m;
        var state = spent > available ? "over" : available > 0 && spent / available * 100 >= AlertAt ? "near" : "under";

        return FormattableString.Invariant(
            $"{from:O} {to:O} {limit:F2} {rolledIn:F2} {available:F2} {spent:F2} {available - spent:F2} {state} {left} {allowance:F2} {projected:F2}");
    }

    // Counted in months from the year 0, with the first day put back where the month is long enough.
    private DateOnly Begin(int n)
    {
        if (Period == "week")
            return StartsOn.AddDays(7 * n);

        var month = (StartsOn.Year * 12) + StartsOn.Month - 1 + (n * (Period == "month" ? 1 : Period == "quarter" ? 3 : 12));
        var (year, monthOfYear) = (month / 12, (month % 12) + 1);

        return new DateOnly(year, monthOfYear, Math.Min(StartsOn.Day, DateTime.DaysInMonth(year, monthOfYear)));
    }
}
