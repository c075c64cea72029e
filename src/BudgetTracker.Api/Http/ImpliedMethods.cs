namespace BudgetTracker.Api.Http;

/// <summary>The methods that no route names: HEAD, which goes wherever GET goes, and OPTIONS, which every address takes.</summary>
internal static class ImpliedMethods
{
    /// <summary>Handles HEAD as GET, without a body (RFC 9110, 9.3.2). It must stand before routing, which looks at the method.</summary>
    public static void UseHead(this IApplicationBuilder app) => app.Use((context, next) =>
        HttpMethods.IsHead(context.Request.Method) ? RespondToHeadAsync(context, next) : next(context));

    /// <summary>Writes a problem document for each error that has no body yet, and handles OPTIONS instead of rejecting it.</summary>
    /// <remarks>
    /// Routing responds 405 to a method that no route of the address names, OPTIONS included. It does so before it asks the
    /// constraints of those routes, so an address such as <c>/api/users/x</c> is only found to be none here.
    /// </remarks>
    public static void UseStatusProblems(this IApplicationBuilder app) => app.UseStatusCodePages(async pages =>
    {
        var context = pages.HttpContext;
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            var allowed = MethodsOf(context);
            context.Response.Headers.Allow = allowed.Count > 0 ? string.Join(", ", allowed) : default;
            if (allowed.Count == 0)
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (HttpMethods.IsOptions(context.Request.Method))
                context.Response.StatusCode = StatusCodes.Status204NoContent;
        }

        if (context.Response.StatusCode != StatusCodes.Status204NoContent)
            await context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new() { HttpContext = context });
    });

    private static SortedSet<string> MethodsOf(HttpContext context)
    {
        var services = context.RequestServices;
        var parser = services.GetRequiredService<LinkParser>();
        var methods = new SortedSet<string>(services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => parser.ParsePathByAddress(endpoint, context.Request.Path) is not null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []));
        if (methods.Contains(HttpMethods.Get))
            methods.Add(HttpMethods.Head);

        return methods;
    }

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

    /// <summary>Lets <see cref="LinkParser"/> look at an endpoint that is known already.</summary>
    public sealed class EndpointItself : IEndpointAddressScheme<RouteEndpoint>
    {
        public IEnumerable<Endpoint> FindEndpoints(RouteEndpoint address) => [address];
    }
}
