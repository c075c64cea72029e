using System.Diagnostics;

namespace BudgetTracker.Api.Data;

/// <summary>The SQL commands of one caller: a request, a verb or a background job.</summary>
/// <param name="caller">Names the caller in warnings, such as the route of a request.</param>
/// <param name="watch">Is told of each command, with its SQL and how often the caller has sent that now.</param>
public sealed class CommandLog(string caller, Action<CommandLog, string, int>? watch = null)
{
    private static readonly AsyncLocal<CommandLog?> OfThisFlow = new();

    // A caller sends few commands: looking through them costs less than a dictionary.
    private readonly List<string> sent = [];
    private readonly List<(long Start, long End)> busy = [];

    /// <summary>The log of the current request, verb or job; null where none counts.</summary>
    public static CommandLog? Current
    {
        get => OfThisFlow.Value;
        set => OfThisFlow.Value = value;
    }

    /// <summary>The request, if the caller is one.</summary>
    public RequestTrace? Request { get; init; }

    /// <summary>Names the caller in warnings.</summary>
    public string Caller => caller;

    /// <summary>How many SQL commands were sent.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a command that is sent.</summary>
    public void AddCommand(string sql)
    {
        Count++;
        sent.Add(sql);
        watch?.Invoke(this, sql, sent.Count(other => other == sql));
    }

    /// <summary>Forgets which commands were sent: a unit of work that runs again sends the same ones, which is no loop.</summary>
    public void StartOver() => sent.Clear();

    /// <summary>Adds a time in which the database was busy: executing, being read from, or committing.</summary>
    /// <param name="start">A timestamp of <see cref="Stopwatch"/>; the time ends now.</param>
    public void AddTimeSince(long start) => busy.Add((start, Stopwatch.GetTimestamp()));

    /// <summary>How long the database was busy. Overlapping times, as of the readers of a split query, count once.</summary>
    public TimeSpan BusyTime()
    {
        var (total, until) = (TimeSpan.Zero, long.MinValue);
        busy.Sort();
        foreach (var (start, end) in busy)
        {
            var from = Math.Max(start, until);
            if (end > from)
                (total, until) = (total + Stopwatch.GetElapsedTime(from, end), end);
        }

        return total;
    }
}
