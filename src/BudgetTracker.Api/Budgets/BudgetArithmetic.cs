using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Budgets;

/// <summary>Works out how a budget stands, from what people decided and what was spent. Exact to the cent.</summary>
/// <remarks>It goes from one period with expenses to the next, however many empty ones lie between.</remarks>
internal sealed class BudgetArithmetic
{
    private readonly Budget budget;
    private readonly BudgetPeriods periods;
    private readonly List<(int Period, decimal Amount)> limits;
    private readonly List<(int Period, decimal Amount)> spent = [];
    private readonly IReadOnlyList<DaySpending> days;

    /// <param name="budget">With its limits.</param>
    /// <param name="days">What was spent, oldest day first, in the periods that matter (<see cref="Matters"/>) at least.</param>
    public BudgetArithmetic(Budget budget, IReadOnlyList<DaySpending> days)
    {
        this.budget = budget;
        this.days = days;
        periods = new(budget.Period, budget.StartsOn);
        limits = [.. budget.Limits.OrderBy(limit => limit.From).Select(limit => (periods.Of(limit.From), limit.Amount))];

        var (until, cents) = (DateOnly.MinValue, 0L);
        foreach (var day in days)
        {
            if (day.Day < budget.StartsOn)
                continue;

            if (spent.Count == 0 || day.Day > until)
            {
                var period = periods.Of(day.Day);
                (until, cents) = (periods.LastDayOf(period), 0);
                spent.Add((period, 0));
            }

            cents += day.Cents;
            spent[^1] = (spent[^1].Period, Money.FromCents(cents));
        }
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
        var of = spent.BinarySearch((period, 0), Comparer<(int Period, decimal)>.Create((a, b) => a.Period.CompareTo(b.Period)));
        var amount = of < 0 ? 0 : spent[of].Amount;

        return new(
            periods.FirstDayOf(period),
            periods.LastDayOf(period),
            limit,
            rolledIn,
            limit + rolledIn,
            amount,
            limit + rolledIn - amount);
    }

    private decimal RolledInto(int period)
    {
        if (budget.Rollover == Rollover.None)
            return 0;

        var (carry, next) = (0m, 0);
        foreach (var (spender, amount) in spent)
        {
            if (spender >= period)
                break;

            carry = RollOver(RollThroughEmpty(carry, next, spender) + LimitOf(spender) - amount);
            next = spender + 1;
        }

        return RollThroughEmpty(carry, next, period);
    }

    // Limits are not negative, so capping the sum of several empty periods is the same as capping each.
    private decimal RollThroughEmpty(decimal carry, int from, int to)
    {
        while (from < to)
        {
            var changed = limits.FindIndex(limit => limit.Period > from) is >= 0 and var later ? limits[later].Period : to;
            var until = Math.Min(changed, to);
            carry = RollOver(carry + ((until - from) * LimitOf(from)));
            from = until;
        }

        return carry;
    }

    private decimal RollOver(decimal left)
    {
        var carry = budget.Rollover == Rollover.Surplus ? Math.Max(left, 0) : left;

        return budget.RolloverCap is { } cap ? Math.Min(carry, cap) : carry;
    }

    private decimal LimitOf(int period) => limits.FindLast(limit => limit.Period <= period).Amount;

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
