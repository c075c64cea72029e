using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Data;

/// <summary>Which day it is, in the time zone of the configuration key <c>TimeZone</c>.</summary>
public sealed class Today(TimeProvider clock, TimeZoneInfo zone)
{
    private const string Key = "TimeZone";

    /// <summary>The present day there.</summary>
    public DateOnly Date => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);

    /// <summary>The zone that the configuration names; UTC where it names none.</summary>
    /// <exception cref="StartupException">The system has no such zone.</exception>
    internal static TimeZoneInfo ReadZone(IConfiguration configuration)
    {
        if (configuration[Key] is not { } name)
            return TimeZoneInfo.Utc;

        // UTC needs no data of the system; every other zone is read from its zoneinfo.
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new StartupException(
                $"{Key} must be UTC or an IANA time zone that this system knows (tzdata), such as Europe/Berlin, not '{name}'.");
    }
}
