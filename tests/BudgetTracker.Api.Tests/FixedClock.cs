using System.Globalization;

namespace BudgetTracker.Api.Tests;

/// <summary>A clock that stands still at an instant, such as <c>2026-01-31T12:00:00Z</c>.</summary>
public sealed class FixedClock(string instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
