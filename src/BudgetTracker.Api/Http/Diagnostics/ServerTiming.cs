using System.Globalization;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Adds the database time and the number of commands to every response, errors included: <c>Server-Timing: db;dur=1.9;desc="2 commands"</c>.</summary>
/// <remarks>
/// The W3C's Server Timing; <c>dur</c> is in milliseconds. Browsers show it beside the request. The command log of a request
/// begins here: what reads <see cref="CommandLog.Current"/> comes later in the pipeline.
/// </remarks>
internal static class ServerTiming
{
    // One delegate for all requests.
    private static readonly Func<object, Task> Add = state =>
    {
        var (response, log) = ((HttpResponse, CommandLog))state;
        response.Headers["Server-Timing"] = string.Create(
            CultureInfo.InvariantCulture,
            $"db;dur={log.BusyTime().TotalMilliseconds:0.0};desc=\"{log.Count} {(log.Count == 1 ? "command" : "commands")}\"");

        return Task.CompletedTask;
    };

    public static void UseServerTiming(this IApplicationBuilder app)
    {
        Action<CommandLog, string, int> watch = app.ApplicationServices.GetRequiredService<RepeatedCommands>().Watch;
        app.Use((context, next) =>
        {
            var request = context.Request;
            var log = new CommandLog(context.GetEndpoint()?.DisplayName ?? "no route", watch)
            {
                Request = new(request.PathBase + request.Path, request.Headers.TraceParent),
            };
            CommandLog.Current = log;
            context.Response.OnStarting(Add, (context.Response, log));

            return next(context);
        });
    }
}
