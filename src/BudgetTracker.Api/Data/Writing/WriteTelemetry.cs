using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BudgetTracker.Api.Data.Writing;

/// <summary>Measures and traces writes: how long they wait for their turn, and how long their commits take.</summary>
internal sealed class WriteTelemetry
{
    private readonly Meter meter;
    private readonly Histogram<double> wait;
    private readonly Histogram<double> commit;
    private readonly Histogram<int> groupSize;

    public WriteTelemetry(IMeterFactory meters)
    {
        meter = meters.Create(LedgerTelemetry.Name);
        wait = meter.CreateHistogram(
            "budgettracker.write.wait.duration", "s", "How long a write waited for its turn.", tags: null, LedgerTelemetry.ShortTimes);
        commit = meter.CreateHistogram(
            "budgettracker.commit.duration", "s", "Time of a commit, its sync included.", tags: null, LedgerTelemetry.ShortTimes);
        groupSize = meter.CreateHistogram(
            "budgettracker.commit.writes", "{write}", "How many writes shared a commit.", tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100] });
    }

    /// <summary>Measures how many writes wait for their turn.</summary>
    public void ObserveQueue(Func<int> length) => meter.CreateObservableUpDownCounter(
        "budgettracker.write.queue.length", length, "{write}", "How many writes wait for their turn.");

    /// <summary>The turn of a write has come.</summary>
    /// <param name="caller">Where in a trace its caller is.</param>
    /// <param name="waitedSince">A timestamp of <see cref="Stopwatch"/>.</param>
    public void AddWait(ActivityContext caller, long waitedSince)
    {
        if (!wait.Enabled && !LedgerTelemetry.IsTracing)
            return;

        var waited = Stopwatch.GetElapsedTime(waitedSince);
        wait.Record(waited.TotalSeconds);
        LedgerTelemetry.AddSpan("wait for turn", ActivityKind.Internal, caller, DateTimeOffset.UtcNow - waited, waited);
    }

    /// <summary>Writes were committed together.</summary>
    /// <param name="writes">How many.</param>
    /// <param name="took">How long the commit took.</param>
    public void AddCommit(int writes, TimeSpan took)
    {
        commit.Record(took.TotalSeconds);
        groupSize.Record(writes);
    }

    /// <summary>Adds the span of a commit to the trace of each write that shared it.</summary>
    /// <param name="caller">Where in a trace the caller of the write is.</param>
    /// <param name="writes">How many writes shared the commit.</param>
    /// <param name="began">When it began (UTC).</param>
    /// <param name="took">How long it took.</param>
    public static void AddCommitSpan(ActivityContext caller, int writes, DateTimeOffset began, TimeSpan took) =>
        LedgerTelemetry.AddSpan("commit", ActivityKind.Internal, caller, began, took, ("budgettracker.commit.writes", writes));
}
