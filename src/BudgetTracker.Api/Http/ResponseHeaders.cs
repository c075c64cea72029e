using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http;

/// <summary>Adds the headers that OWASP's REST security cheat sheet recommends to every response, errors included.</summary>
/// <remarks>What a route or the framework has set itself stays.</remarks>
internal static class ResponseHeaders
{
    // One delegate for all requests. The exception handler empties a response; what is added at its start, it cannot take.
    private static readonly Func<object, Task> Add = response =>
    {
        var headers = ((HttpResponse)response).Headers;
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, "frame-ancestors 'none'");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        // A copy with a tag may be kept, for If-None-Match, and must be asked about each time; no other copy may be kept.
        headers.TryAdd(HeaderNames.CacheControl, headers.ETag.Count > 0 ? "no-cache" : "no-store");

        return Task.CompletedTask;
    };

    public static void UseResponseHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Add, context.Response);

        return next(context);
    });
}
