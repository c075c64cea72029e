using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Budgets;

/// <summary>Works out how a budget stands, from what people decided and what was spent.</summary>
/// <remarks>
/// In whole cents; the highest limit through all weeks of the calendar is a thousandth of what 64 bits hold. It goes from
/// one period with expenses to the next, however many empty ones lie between.
/// </remarks>
internal sealed class BudgetArithmetic
{
    private readonly Budget budget;
    private readonly BudgetPeriods periods;
    private readonly List<(int Period, long Cents)> limits = [];
    private readonly List<(int Period, long Cents)> spent = [];
    private readonly List<DaySpending> days;
    private readonly long? cap;

    /// <param name="budget">With its limits.</param>
    /// <param name="days">What was spent, oldest day first, in the periods that matter (<see cref="Matters"/>) at least.</param>
    public BudgetArithmetic(Budget budget, List<DaySpending> days)
    {
        this.budget = budget;
        this.days = days;
        cap = budget.RolloverCap is { } most ? Money.ToCents(most) : null;
        periods = new(budget.Period, budget.StartsOn);
        foreach (var limit in budget.Limits.OrderBy(limit => limit.From))
            limits.Add((periods.Of(limit.From), Money.ToCents(limit.Amount)));

        // Many days have the period of the day before, which need not be worked out again.
        var (period, until, cents) = (-1, DateOnly.MinValue, 0L);
        foreach (var day in days)
        {
            if (day.Day < budget.StartsOn)
                continue;

            if (period < 0 || day.Day > until)
            {
                if (period >= 0)
                    spent.Add((period, cents));

                period = periods.Of(day.Day);
                (until, cents) = (periods.LastDayOf(period), 0);
            }

            cents += day.Cents;
        }

        if (period >= 0)
            spent.Add((period, cents));
    }

    /// <summary>The period that a budget shows on a day: the one that holds it, or else the first or the last there is.</summary>
    public static int PeriodOn(Budget budget, DateOnly day)
    {
        var held = day > budget.EndsOn ? budget.EndsOn.Value : day;

        return held < budget.StartsOn ? 0 : new BudgetPeriods(budget.Period, budget.StartsOn).Of(held);
    }

    /// <summary>The days whose expenses decide about some periods of a budget: without rollover, no earlier period does.</summary>
    public static (DateOnly First, DateOnly Last) Matters(Budget budget, int firstPeriod, int lastPeriod)
    {
        var periods = new BudgetPeriods(budget.Period, budget.StartsOn);

        return (
            budget.Rollover == Rollover.None ? periods.FirstDayOf(firstPeriod) : budget.StartsOn,
            periods.LastDayOf(lastPeriod));
    }

    /// <summary>How the budget stands on a day, in the period that it shows on that day.</summary>
    public BudgetStatus StatusOn(DateOnly day)
    {
        var sums = Sums(PeriodOn(budget, day));
        var daysLeft = day > sums.To ? 0 : sums.To.DayNumber - (day < sums.From ? sums.From : day).DayNumber + 1;

        return BudgetStatus.Of(
            budget,
            sums,
            StateOf(sums),
            daysLeft,
            dailyAllowance: daysLeft == 0 ? 0 : Money.FromCents(Money.ToCents(Math.Max(sums.Remaining, 0)) / daysLeft),
            Project(sums, day));
    }

    /// <summary>What a period has, and what was spent of it.</summary>
    public BudgetPeriodResponse Sums(int period)
    {
        var (limit, rolledIn) = (LimitOf(period), RolledInto(period));
        var index = spent.FindIndex(sum => sum.Period == period);
        var cents = index < 0 ? 0 : spent[index].Cents;

        return new(
            periods.FirstDayOf(period),
            periods.LastDayOf(period),
            Money.FromCents(limit),
            Money.FromCents(rolledIn),
            Money.FromCents(limit + rolledIn),
            Money.FromCents(cents),
            Money.FromCents(limit + rolledIn - cents));
    }

    private long RolledInto(int period)
    {
        if (budget.Rollover == Rollover.None)
            return 0;

        var (carry, next) = (0L, 0);
        foreach (var (spender, cents) in spent)
        {
            if (spender >= period)
                break;

            carry = RollOver(RollThroughEmpty(carry, next, spender) + LimitOf(spender) - cents);
            next = spender + 1;
        }

        return RollThroughEmpty(carry, next, period);
    }

    // Limits are not negative, so capping the sum of several empty periods is the same as capping each.
    private long RollThroughEmpty(long carry, int from, int to)
    {
        while (from < to)
        {
            var index = IndexOfLimit(from);
            var until = index + 1 < limits.Count ? Math.Min(limits[index + 1].Period, to) : to;
            carry = RollOver(carry + ((until - from) * limits[index].Cents));
            from = until;
        }

        return carry;
    }

    private long RollOver(long left)
    {
        var carry = budget.Rollover == Rollover.Surplus ? Math.Max(left, 0) : left;

        return cap is { } most ? Math.Min(carry, most) : carry;
    }

    private long LimitOf(int period) => limits[IndexOfLimit(period)].Cents;

    private int IndexOfLimit(int period)
    {
        var index = limits.Count - 1;
        while (limits[index].Period > period)
            index--;

        return index;
    }

    private BudgetState StateOf(BudgetPeriodResponse sums) =>
        sums.Spent > sums.Available ? BudgetState.Over
        : sums.Available > 0 && sums.Spent * 100 >= sums.Available * budget.AlertAt ? BudgetState.Near
        : BudgetState.Under;

    // As if every day of the period were like those that have gone by.
    private decimal? Project(BudgetPeriodResponse sums, DateOnly day)
    {
        if (day < sums.From)
            return null;

        var today = day > sums.To ? sums.To : day;
        var cents = 0L;
        for (var i = days.Count - 1; i >= 0 && days[i].Day >= sums.From; i--)
            cents += days[i].Day <= today ? days[i].Cents : 0;

        var (gone, all) = (today.DayNumber - sums.From.DayNumber + 1, sums.To.DayNumber - sums.From.DayNumber + 1);

        return decimal.Round(Money.FromCents(cents) * all / gone, 2, MidpointRounding.AwayFromZero);
    }
}
