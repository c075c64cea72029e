namespace BudgetTracker.Api.Data;

/// <summary>Says, once a minute and to one caller, that it is time to delete what nobody needs any more.</summary>
internal sealed class PurgeTimer(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private long last;

    /// <summary>True for the first caller, and for the first one of each minute; also after the clock was set back.</summary>
    public bool IsTime()
    {
        var (now, before) = (clock.GetUtcNow().Ticks, Interlocked.Read(ref last));

        return (now < before || now - before >= Interval.Ticks) && Interlocked.CompareExchange(ref last, now, before) == before;
    }
}
