using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BudgetTracker.Api.Data;

/// <summary>What the program itself traces and measures, beside what the framework and the drivers do.</summary>
/// <remarks>Where nobody listens, a span costs a comparison, and so does an instrument.</remarks>
internal static class LedgerTelemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "BudgetTracker";

    /// <summary>The environment variable that switches telemetry on, as OpenTelemetry has it.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Bounds of histograms of short times: 100 microseconds to 10 seconds.</summary>
    public static readonly InstrumentAdvice<double> ShortTimes = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Whether somebody listens to spans.</summary>
    public static bool IsTracing => Source.HasListeners();

    /// <summary>Whether telemetry is switched on.</summary>
    public static bool IsOn(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointVariable]);

    /// <summary>Where in a trace the caller is; default where it is in none that is recorded.</summary>
    public static ActivityContext CurrentContext() => Activity.Current is { Recorded: true } span ? span.Context : default;

    /// <summary>Adds a span that is over to a trace that is recorded.</summary>
    /// <param name="name">What was done.</param>
    /// <param name="kind">Client for what a database did.</param>
    /// <param name="parent">What it is a part of; where it is default, nothing is added.</param>
    /// <param name="began">When it began (UTC).</param>
    /// <param name="took">How long it took.</param>
    /// <param name="tags">What is known of it.</param>
    public static void AddSpan(
        string name,
        ActivityKind kind,
        ActivityContext parent,
        DateTimeOffset began,
        TimeSpan took,
        params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        if (parent == default)
            return;

        using var span = Source.StartActivity(name, kind, parent, startTime: began);
        foreach (var (key, value) in tags)
            span?.SetTag(key, value);

        span?.SetEndTime((began + took).UtcDateTime);
    }
}
