using OpenTelemetry.Trace;

namespace BudgetTracker.Api.Telemetry;

/// <summary>Records every trace as long as there are few, and under load so many a second: what tracing costs is bounded.</summary>
/// <remarks>After a quiet second, the traces of a whole second may come at once.</remarks>
/// <param name="tracesPerSecond">How many.</param>
/// <param name="clock">Says what a second is.</param>
internal sealed class RateLimitingSampler(int tracesPerSecond, TimeProvider clock) : Sampler
{
    private readonly long interval = clock.TimestampFrequency / tracesPerSecond;
    private long next = long.MinValue;

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var now = clock.GetTimestamp();
        var seen = Volatile.Read(ref next);
        while (true)
        {
            var due = Math.Max(seen, now - clock.TimestampFrequency + interval);
            if (due > now)
                return new(SamplingDecision.Drop);

            var before = Interlocked.CompareExchange(ref next, due + interval, seen);
            if (before == seen)
                return new(SamplingDecision.RecordAndSample);

            seen = before;
        }
    }
}
