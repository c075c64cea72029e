using BudgetTracker.Api.Telemetry;
using OpenTelemetry.Trace;

namespace BudgetTracker.Api.Tests.Telemetry;

/// <summary>How many traces are recorded where <c>OTEL_TRACES_SAMPLER</c> is not set.</summary>
[Trait("Runs", "once")]
public sealed class RateLimitingSamplerTests
{
    [Fact]
    public void Few_traces_are_all_recorded_and_of_many_the_same_number_each_second()
    {
        var clock = new Clock();
        var sampler = new RateLimitingSampler(100, clock);

        Assert.Equal(100, Recorded(1000));
        clock.Milliseconds += 10;
        Assert.Equal(1, Recorded(1000));
        clock.Milliseconds += 500;
        Assert.Equal(50, Recorded(1000));
        clock.Milliseconds += 3_600_000;
        Assert.Equal(60, Recorded(60));
        Assert.Equal(40, Recorded(1000));

        int Recorded(int of) => Enumerable.Range(0, of).Count(_ =>
            sampler.ShouldSample(default).Decision == SamplingDecision.RecordAndSample);
    }

    [Fact]
    public void Threads_that_come_at_the_same_time_get_no_more_than_there_are()
    {
        var sampler = new RateLimitingSampler(100, new Clock());
        var recorded = 0;

        Parallel.For(0, 10_000, _ =>
        {
            if (sampler.ShouldSample(default).Decision == SamplingDecision.RecordAndSample)
                Interlocked.Increment(ref recorded);
        });

        Assert.Equal(100, recorded);
    }

    // It stands still until it is moved.
    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; } = 1_000_000;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
