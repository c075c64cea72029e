using System.Globalization;

namespace BudgetTracker.Api.Reports;

/// <summary>Adds the periods without an expense to a report, so that a chart has no gaps.</summary>
internal static class EmptyPeriods
{
    /// <summary>
    /// Adds a group of 0.00 for each period between the first and the last that lacks one. With a second dimension, each
    /// category or user that occurs anywhere gets every period: the lines of a chart have the same points.
    /// </summary>
    /// <returns>Null when there would be more than <see cref="Spending.MaxGroups"/> groups.</returns>
    public static SpendingReport? Fill(SpendingReport report)
    {
        if (report.Groups is not [var first, .., var last])
            return report;

        var (start, count) = (PeriodOf(first), PeriodOf(last) - PeriodOf(first) + 1);
        var lines = report.Groups.DistinctBy(LineOf).OrderBy(line => line.Category?.Id).ThenBy(line => line.User?.Id).ToList();
        if ((long)count * lines.Count > Spending.MaxGroups)
            return null;

        var present = report.Groups.Select(group => (PeriodOf(group), LineOf(group))).ToHashSet();
        var empty =
            from period in Enumerable.Range(start, count)
            from line in lines
            where !present.Contains((period, LineOf(line)))
            select Empty(line, period);

        // Stable: within a period, the groups with a total stay in their order and come first.
        return report with { Groups = [.. report.Groups.Concat(empty).OrderBy(PeriodOf)] };
    }

    private static (int? Category, int? User) LineOf(SpendingGroup group) => (group.Category?.Id, group.User?.Id);

    // Days, months or years since the year 0, whichever of the group's periods is the finest.
    private static int PeriodOf(SpendingGroup group)
    {
        if (group.Day is { } day)
            return day.DayNumber;

        return group.Month is { } month
            ? (int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture) * 12) + int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture) - 1
            : group.Year!.Value;
    }

    private static SpendingGroup Empty(SpendingGroup line, int period)
    {
        var start = line switch
        {
            { Day: not null } => DateOnly.FromDayNumber(period),
            { Month: not null } => new DateOnly(period / 12, (period % 12) + 1, 1),
            _ => new DateOnly(period, 1, 1),
        };

        return line with
        {
            Day = line.Day is null ? null : start,
            Month = line.Month is null ? null : start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Year = line.Year is null ? null : start.Year,
            Total = 0,
            Count = 0,
            Share = 0,
        };
    }
}
