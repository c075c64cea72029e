using System.Diagnostics;
using System.Diagnostics.Metrics;
using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Http.Features;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Measures what each request asks of the database, beside what the framework measures of the request itself.</summary>
internal sealed class RequestMetrics
{
    private readonly Histogram<int> commands;
    private readonly Histogram<double> databaseTime;

    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(LedgerTelemetry.Name);
        commands = meter.CreateHistogram(
            "budgettracker.request.commands", "{command}", "How many SQL commands a request sent.", tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [0, 1, 2, 3, 4, 5, 6, 8, 10, 20, 50, 100] });
        databaseTime = meter.CreateHistogram(
            "budgettracker.request.database.duration", "s", "How long the database was busy for a request.", tags: null,
            LedgerTelemetry.ShortTimes);
    }

    /// <summary>Adds a request that has ended.</summary>
    public void Add(HttpContext context, CommandLog log)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var tags = new TagList { { "http.request.method", MethodOf(context.Request) }, { "http.route", route } };
        commands.Record(log.Count, tags);
        databaseTime.Record(log.BusyTime().TotalSeconds, tags);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            Describe(span, context, route, log);
    }

    // As the framework names it: each name that somebody makes up would be a series of its own.
    private static string MethodOf(HttpRequest request) =>
        request.Method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT"
            ? request.Method
            : "_OTHER";

    // Before ASP.NET Core 11, a span of a request has no name of its own, and by default no tags. It can have some of these, but for each request,
    // whether it is recorded or not.
    private static void Describe(Activity span, HttpContext context, string? route, CommandLog log)
    {
        span.DisplayName = $"{context.Request.Method} {route}".TrimEnd();
        span.SetTag("http.request.method", MethodOf(context.Request));
        span.SetTag("url.scheme", context.Request.Scheme);
        span.SetTag("url.path", (context.Request.PathBase + context.Request.Path).Value);
        span.SetTag("server.address", context.Request.Host.Host);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        span.SetTag("budgettracker.request.commands", log.Count);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
