using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BudgetTracker.Api.Telemetry;

/// <summary>Logs for people or for machines; and traces and metrics for who asks for them.</summary>
public static class TelemetryServices
{
    private const int TracesPerSecond = 100;

    // What the framework, the drivers and the program itself trace and measure, by the names they have there.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", LedgerTelemetry.Name];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", LedgerTelemetry.Name];

    /// <summary>
    /// Reads <c>Logging:Json</c>, and exports traces and metrics over OTLP if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. All
    /// other variables of OpenTelemetry's specification work too.
    /// </summary>
    /// <exception cref="StartupException">Either is wrong.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        AddLogs(builder);
        if (!LedgerTelemetry.IsOn(builder.Configuration))
            return;

        var endpoint = builder.Configuration[LedgerTelemetry.EndpointVariable];
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new StartupException($"{LedgerTelemetry.EndpointVariable} must be an address such as http://localhost:4317, not '{endpoint}'.");

        builder.Services.AddSingleton<RequestMetrics>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithTracing(traces => traces.AddSource(Sources).Sample(builder.Configuration).AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(Meters)
                // Two more records a request, of a number that is out of date when it is exported.
                .AddView("http.server.active_requests", MetricStreamConfiguration.Drop)
                .AddOtlpExporter());
    }

    // To record every request under load would cost as much as to serve some of them. A sampler that is set here takes the
    // variable's place.
    private static TracerProviderBuilder Sample(this TracerProviderBuilder traces, ConfigurationManager configuration) =>
        configuration["OTEL_TRACES_SAMPLER"] is null
            ? traces.SetSampler(new ParentBasedSampler(new RateLimitingSampler(TracesPerSecond, TimeProvider.System)))
            : traces;

    private static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IExternalScopeProvider, RequestScopes>();
        builder.Services.Configure<LoggerFilterOptions>(logging => logging.CaptureScopes = false);
        var json = builder.Configuration["Logging:Json"] ?? "false";
        if (!bool.TryParse(json, out var isJson))
            throw new StartupException($"Logging:Json must be true or false, not '{json}'.");

        if (isJson)
            builder.Logging.AddJsonConsole();
    }

    private static void Describe(ResourceBuilder resource) => resource
        .AddService("budgettracker", serviceVersion: ProgramVersion.Short)
        .AddEnvironmentVariableDetector();
}
