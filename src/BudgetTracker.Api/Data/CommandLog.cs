namespace BudgetTracker.Api.Data;

/// <summary>What one request asked of the database.</summary>
public sealed class CommandLog
{
    private readonly Dictionary<string, int> timesBySql = [];

    /// <summary>How many SQL commands were sent.</summary>
    public int Count { get; private set; }

    /// <summary>How long they took: until the last row was read, and commits until they were on the disk.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Notes that a command is sent.</summary>
    /// <returns>How often this SQL has been sent now.</returns>
    public int Add(string sql)
    {
        Count++;

        return timesBySql[sql] = timesBySql.GetValueOrDefault(sql) + 1;
    }

    /// <summary>Adds to <see cref="Duration"/>.</summary>
    public void Add(TimeSpan duration) => Duration += duration;
}
