namespace BudgetTracker.Api.Http.Problems;

/// <summary>The problem documents of errors that have no body yet, such as the 404 and 405 of routing.</summary>
internal static class StatusProblems
{
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

    /// <summary>Lets <see cref="LinkParser"/> look at an endpoint that is known already.</summary>
    public sealed class EndpointItself : IEndpointAddressScheme<RouteEndpoint>
    {
        public IEnumerable<Endpoint> FindEndpoints(RouteEndpoint address) => [address];
    }
}
