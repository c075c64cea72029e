using System.Diagnostics;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Records each request when it has ended: in metrics and its span, and in a line of the log. By default it does neither.</summary>
internal static partial class RequestRecords
{
    /// <summary>Adds the middleware, if either is switched on.</summary>
    public static void UseRequestRecords(this WebApplication app)
    {
        var metrics = app.Services.GetService<RequestMetrics>();
        var logger = app.Services.GetRequiredService<DiagnosticsOptions>().LogRequests
            ? app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestRecords))
            : null;
        if (metrics is null && logger is null)
            return;

        app.Use(async (context, next) =>
        {
            var (log, began) = (CommandLog.Current!, Stopwatch.GetTimestamp());
            try
            {
                await next(context);
            }
            finally
            {
                metrics?.Add(context, log);
                if (logger is not null)
                    Log(logger, context, log, Stopwatch.GetElapsedTime(began));
            }
        });
    }

    // Neither the query string nor a header: people search for what nobody else is to read.
    private static void Log(ILogger logger, HttpContext context, CommandLog log, TimeSpan took) => LogRequest(
        logger,
        context.Request.Method,
        context.Request.PathBase + context.Request.Path,
        context.RequestAborted.IsCancellationRequested ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode,
        took.TotalMilliseconds,
        log.Count,
        log.BusyTime().TotalMilliseconds);

    [LoggerMessage(22, LogLevel.Information,
        "{Method} {Path} {Status} in {Milliseconds:0.0} ms; {Commands} commands in {DatabaseMilliseconds:0.0} ms")]
    private static partial void LogRequest(
        ILogger logger, string method, string path, int status, double milliseconds, int commands, double databaseMilliseconds);
}
