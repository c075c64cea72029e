namespace BudgetTracker.Api.Data;

/// <summary>What one request asked of the database.</summary>
public sealed class CommandLog
{
    private readonly Dictionary<string, int> timesBySql = [];
    private readonly List<(DateTimeOffset Start, DateTimeOffset End)> busy = [];

    /// <summary>How many SQL commands were sent.</summary>
    public int Count { get; private set; }

    /// <summary>Notes that a command is sent.</summary>
    /// <returns>How often this SQL has been sent now.</returns>
    public int AddCommand(string sql)
    {
        Count++;

        return timesBySql[sql] = timesBySql.GetValueOrDefault(sql) + 1;
    }

    /// <summary>Notes when the database was at work: executing, being read from, or committing.</summary>
    public void AddTime(DateTimeOffset start, TimeSpan duration) => busy.Add((start, start + duration));

    /// <summary>How long the database was at work. What overlaps, as the readers of a split query do, counts once.</summary>
    public TimeSpan BusyTime()
    {
        var (total, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var (start, end) in busy.Order())
        {
            var from = start > until ? start : until;
            if (end > from)
                (total, until) = (total + (end - from), end);
        }

        return total;
    }
}
