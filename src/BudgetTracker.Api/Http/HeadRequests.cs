namespace BudgetTracker.Api.Http;

/// <summary>HEAD, which goes wherever GET goes.</summary>
internal static class HeadRequests
{
    /// <summary>Handles HEAD as GET, without a body (RFC 9110, 9.3.2). It must stand before routing, which looks at the method.</summary>
    public static void UseHead(this IApplicationBuilder app) => app.Use((context, next) =>
        HttpMethods.IsHead(context.Request.Method) ? RespondToHeadAsync(context, next) : next(context));

    private static async Task RespondToHeadAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Method = HttpMethods.Get;
        // Kestrel would leave the body out by itself; other servers, such as that of the tests, send what is written.
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            // For the server's own log and metrics.
            context.Request.Method = HttpMethods.Head;
        }
    }
}
