namespace BudgetTracker.Api.Data;

/// <summary>The SQL commands of one caller: a request, a verb or a background job.</summary>
/// <param name="caller">Names the caller in warnings, such as the route of a request.</param>
public sealed class CommandLog(string caller)
{
    private static readonly AsyncLocal<CommandLog?> OfThisFlow = new();

    private readonly Dictionary<string, int> timesBySql = [];
    private readonly List<(DateTimeOffset Start, DateTimeOffset End)> busy = [];

    /// <summary>The log of the current request, verb or job; null where none counts.</summary>
    public static CommandLog? Current
    {
        get => OfThisFlow.Value;
        set => OfThisFlow.Value = value;
    }

    /// <summary>Names the caller in warnings.</summary>
    public string Caller => caller;

    /// <summary>How many SQL commands were sent.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a command that is sent.</summary>
    /// <returns>How often this SQL has been sent now.</returns>
    public int AddCommand(string sql)
    {
        Count++;

        return timesBySql[sql] = timesBySql.GetValueOrDefault(sql) + 1;
    }

    /// <summary>Forgets which commands were sent: a unit of work that runs again sends the same ones, which is no loop.</summary>
    public void StartOver() => timesBySql.Clear();

    /// <summary>Adds a time in which the database was busy: executing, being read from, or committing.</summary>
    public void AddTime(DateTimeOffset start, TimeSpan duration) => busy.Add((start, start + duration));

    /// <summary>How long the database was busy. Overlapping times, as of the readers of a split query, count once.</summary>
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
