using BudgetTracker.Api.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Page;

/// <summary>The page for the household: the files of <c>wwwroot</c>, compressed when they are built, and the page itself at <c>/</c>.</summary>
public static partial class PageFiles
{
    private const string Index = "index.html";

    // Pico's icons are images within its stylesheet. Forms are sent by scripts alone.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>Finds the files: beside a published program, and else in the folder of the project.</summary>
    public static void AddPage(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        // In Development, an edited file is served as it is now, and not as it was built.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = builder.Environment.IsDevelopment().ToString();
        // It would have a route for every address, and an unknown one would be a 405.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = bool.TrueString;
    }

    /// <summary>Serves the page, and logs its address.</summary>
    public static void MapPage(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().Add(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: Index } route)
                return;

            var send = route.RequestDelegate!;
            route.RoutePattern = RoutePatternFactory.Parse("/");
            route.RequestDelegate = context =>
            {
                context.Response.Headers[HeaderNames.ContentSecurityPolicy] = ContentSecurityPolicy;

                return send(context);
            };
        });
        app.LogAddresses(LogAddress);
    }

    [LoggerMessage(16, LogLevel.Information, "Page: {Address}/")]
    private static partial void LogAddress(ILogger logger, string address);
}
