using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BudgetTracker.Api.Tests.Telemetry;

/// <summary>A server for OTLP over HTTP that remembers all spans and metrics which are sent to it.</summary>
/// <remarks>The numbers of fields are those of opentelemetry-proto 1.</remarks>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Span> spans = [];
    private readonly ConcurrentQueue<Metric> metrics = [];

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/v1/traces", (HttpRequest request) => ReceiveAsync(request, spans, ReadSpans));
        app.MapPost("/v1/metrics", (HttpRequest request) => ReceiveAsync(request, metrics, ReadMetrics));
    }

    /// <summary>The environment of a program that sends here, soon.</summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", app.Urls.Single()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
    ];

    public IReadOnlyCollection<Span> Spans => spans;

    public IReadOnlyCollection<Metric> Metrics => metrics;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver.app.StartAsync();

        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<IResult> ReceiveAsync<T>(
        HttpRequest request,
        ConcurrentQueue<T> received,
        Func<ProtobufMessage, IEnumerable<T>> read)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var item in read(new ProtobufMessage(body.ToArray())))
            received.Enqueue(item);

        return Results.Bytes([], "application/x-protobuf");
    }

    private static IEnumerable<Span> ReadSpans(ProtobufMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new Span(
            ServiceOf(resource),
            scope.Messages(1).Single().Text(1),
            span.Hex(1),
            span.Hex(2),
            span.Hex(4),
            span.Text(5),
            span.Number(8) - span.Number(7),
            Attributes(span, 9));

    private static IEnumerable<Metric> ReadMetrics(ProtobufMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
            // A gauge, a sum, or a histogram.
        from point in metric.Messages(5).Concat(metric.Messages(7)).SelectMany(data => data.Messages(1))
            .Select(point => (Count: 1UL, Sum: point.Has(4) ? point.Real(4) : (long)point.Number(6), Attributes: Attributes(point, 7)))
            .Concat(metric.Messages(9).SelectMany(data => data.Messages(1))
                .Select(point => (Count: point.Number(4), Sum: point.Real(5), Attributes: Attributes(point, 9))))
        select new Metric(
            ServiceOf(resource),
            scope.Messages(1).Single().Text(1),
            metric.Text(1),
            metric.Text(3),
            metric.Has(9) ? MetricKind.Histogram : metric.Has(7) && metric.Messages(7).Single().Number(3) == 1 ? MetricKind.Counter : MetricKind.Gauge,
            point.Count,
            point.Sum,
            point.Attributes);

    private static string ServiceOf(ProtobufMessage resource) => Attributes(resource.Messages(1).Single(), 1)["service.name"];

    private static Dictionary<string, string> Attributes(ProtobufMessage message, int number) => message.Messages(number)
        .ToDictionary(pair => pair.Text(1), pair => pair.Messages(2).Single() is var value && value.Has(1) ? value.Text(1) : $"{value.Number(3)}");

    public enum MetricKind
    {
        Gauge,
        Counter,
        Histogram,
    }

    public sealed record Span(
        string Service,
        string Scope,
        string TraceId,
        string Id,
        string ParentId,
        string Name,
        ulong Nanoseconds,
        IReadOnlyDictionary<string, string> Attributes);

    public sealed record Metric(
        string Service,
        string Scope,
        string Name,
        string Unit,
        MetricKind Kind,
        ulong Count,
        double Sum,
        IReadOnlyDictionary<string, string> Attributes);
}
