using System.Globalization;

namespace BudgetTracker.Api.Tests;

/// <summary>A clock that stands still at an instant, such as <c>2026-01-31T12:00:00Z</c>, until it is advanced.</summary>
public class FixedClock(string instant) : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}
