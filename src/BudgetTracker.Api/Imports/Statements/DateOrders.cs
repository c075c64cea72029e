namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Decides the order of day, month and year once for all dates of a column that are written alike.</summary>
/// <remarks>
/// Dates that are written alike share their separator; a file may mix such groups. An order is decided when it alone
/// reads the whole group, or when it alone puts the group in order of time. Else it is ambiguous, and a need of the file.
/// </remarks>
internal sealed class DateOrders
{
    // Fewer dates than this could be in order of time by chance.
    private const int ProofByOrderOfTime = 8;

    private readonly Dictionary<char, DateOrder> decided = [];
    private readonly Dictionary<char, List<DateText>> open = [];
    private readonly SortedSet<string> formats = new(StringComparer.Ordinal);

    /// <param name="dates">The column, in the order of the file.</param>
    /// <param name="alike">
    /// Dates elsewhere in the file; they count where they are written alike and the column itself leaves it open.
    /// </param>
    /// <param name="format">The option <c>dateFormat</c>.</param>
    public DateOrders(IEnumerable<DateText> dates, IEnumerable<DateText> alike, string? format)
    {
        var given = Parse(format);
        foreach (var group in dates.Where(date => date.IsReadable).GroupBy(date => (date.Separator, date.Order)))
        {
            if (group.Key.Order is { } shown)
            {
                formats.Add(FormatOf(group.First(), shown));
                continue;
            }

            var column = group.ToList();
            DateOrder? order = given.TryGetValue(group.Key.Separator, out var option) ? option
                : Decide(column) ?? DecideElsewhere([.. alike.Where(date => date.Order is null && date.Separator == group.Key.Separator && date.IsReadable)]);
            if (order is null)
            {
                open[group.Key.Separator] = column;
            }
            else
            {
                decided[group.Key.Separator] = order.Value;
                formats.Add(FormatOf(column[0], order.Value));
            }
        }
    }

    /// <summary>The formats found, with <c>|</c> between them; null while one is open.</summary>
    public string? Format => open.Count > 0 || formats.Count == 0 ? null : string.Join('|', formats);

    /// <summary>One for each group whose order is ambiguous.</summary>
    public IEnumerable<StatementNeed> Needs => open.Values.Select(dates => new StatementNeed(
        "dateFormat",
        "The dates fit more than one order of day, month and year.",
        [.. OrdersOf(dates).Select(order => new StatementChoice(
            string.Join('|', formats.Append(FormatOf(dates[0], order))),
            [.. dates.Select(date => date.Read(order)).OfType<DateOnly>().Take(3).Select(day => $"{day:yyyy-MM-dd}")]))]));

    /// <summary>The day; else why there is none.</summary>
    public (DateOnly? Day, string? Error) Read(string cell)
    {
        if (cell.Length == 0)
            return (null, "The date is missing.");

        if (!DateText.TryScan(cell, out var date))
            return (null, $"\"{Shown.Of(cell)}\" is not a date.");

        DateOrder? order = date.Order ?? (this.decided.TryGetValue(date.Separator, out var decided) ? decided
            : open.ContainsKey(date.Separator) || !date.IsReadable ? null : Decide([date]));
        if (order is null && date.IsReadable)
            return (null, "The order of day and month is open: set dateFormat.");

        return order is not null && date.Read(order.Value) is { } day
            ? (day, null)
            : (null, $"\"{Shown.Of(cell)}\" is no day of the years {DateText.MinYear} to {DateText.MaxYear}.");
    }

    private static List<DateOrder> OrdersOf(List<DateText> dates)
    {
        var orders = Enum.GetValues<DateOrder>().Where(order =>
            (order != DateOrder.YearMonthDay || dates.TrueForAll(date => date.HasShortYear))
            && dates.Exists(date => date.Read(order) is not null)).ToList();
        var yearLast = orders.Where(order => order != DateOrder.YearMonthDay).ToList();
        if (yearLast.Count < orders.Count && yearLast.Count > 0)
        {
            // 24-09-26 could begin with the year or end in it; 24.09.26 ends in it. Read wrongly, a file covers many years
            // rather than some days.
            var (first, last) = (Days(dates, DateOrder.YearMonthDay), yearLast.Min(order => Days(dates, order)));
            if (last > 8 * (first + 30) && ReadsAll(dates, DateOrder.YearMonthDay))
                orders.RemoveAll(order => order != DateOrder.YearMonthDay);
            else if (first > 8 * (last + 30) || (dates[0].Separator == '.' && yearLast.Exists(order => ReadsAll(dates, order))))
                orders.Remove(DateOrder.YearMonthDay);
        }

        var fitting = orders.Where(order => ReadsAll(dates, order)).ToList();

        return fitting.Count > 0 ? fitting : orders;
    }

    private static bool ReadsAll(List<DateText> dates, DateOrder order) => dates.TrueForAll(date => date.Read(order) is not null);

    private static DateOrder? Decide(List<DateText> dates)
    {
        var fitting = OrdersOf(dates);
        if (!ReadsAll(dates, fitting[0]))
            return null;

        if (fitting.Count == 1)
            return fitting[0];

        if (dates.TrueForAll(date => fitting.TrueForAll(order => date.Read(order) == date.Read(fitting[0]))))
            return fitting[0];

        var sorted = fitting.Where(order => Turns(dates, order) == 0).ToList();

        return sorted.Count == 1 && dates.Distinct().Count() >= ProofByOrderOfTime
            && fitting.TrueForAll(order => order == sorted[0] || Turns(dates, order) >= 3)
            ? sorted[0]
            : null;
    }

    // Another column's dates decide only by what no other order can read.
    private static DateOrder? DecideElsewhere(List<DateText> dates)
    {
        var fitting = dates.Count == 0 || dates[0].HasShortYear ? [] : OrdersOf(dates);

        return fitting.Count == 1 && ReadsAll(dates, fitting[0]) ? fitting[0] : null;
    }

    // From the first to the last of those that can be read.
    private static int Days(List<DateText> dates, DateOrder order)
    {
        var days = dates.Select(date => date.Read(order)).OfType<DateOnly>().Select(day => day.DayNumber).ToList();

        return days.Max() - days.Min();
    }

    // How often the dates turn between rising and falling.
    private static int Turns(List<DateText> dates, DateOrder order)
    {
        var (turns, direction) = (0, 0);
        for (var i = 1; i < dates.Count; i++)
        {
            var step = dates[i].Read(order)!.Value.CompareTo(dates[i - 1].Read(order)!.Value);
            if (step == 0)
                continue;

            if (direction != 0 && Math.Sign(step) != direction)
                turns++;

            direction = Math.Sign(step);
        }

        return turns;
    }

    private static string FormatOf(DateText date, DateOrder order)
    {
        var (separator, year) = (date.Separator == '\0' ? "" : date.Separator.ToString(), date.HasShortYear ? "yy" : "yyyy");

        return order switch
        {
            DateOrder.DayMonthYear => $"dd{separator}MM{separator}{year}",
            DateOrder.MonthDayYear => $"MM{separator}dd{separator}{year}",
            _ => $"{year}{separator}MM{separator}dd",
        };
    }

    private static Dictionary<char, DateOrder> Parse(string? formats)
    {
        var orders = new Dictionary<char, DateOrder>();
        foreach (var format in (formats ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = string.Concat(format.Where(char.IsLetter).Aggregate("", (seen, c) => seen.Contains(c) ? seen : seen + c));
            DateOrder? order = parts switch
            {
                "dMy" or "dMyHms" or "dMyHm" => DateOrder.DayMonthYear,
                "Mdy" or "MdyHms" or "MdyHm" => DateOrder.MonthDayYear,
                "yMd" or "yMdHms" or "yMdHm" => DateOrder.YearMonthDay,
                _ => null,
            };
            if (order is null)
                throw new StatementException($"\"{Shown.Of(format)}\" is not a date format such as dd/MM/yyyy.", "dateFormat");

            // A year of four digits that stands first is seen without a format.
            if (!format.StartsWith("yyyy", StringComparison.Ordinal))
                orders[format.SkipWhile(char.IsLetter).FirstOrDefault()] = order.Value;
        }

        return orders;
    }
}
