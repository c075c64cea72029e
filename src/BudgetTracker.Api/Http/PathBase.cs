using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Http;

/// <summary>Serves everything below a path, as behind a proxy that has other things beside it.</summary>
internal static class PathBase
{
    /// <summary>Takes the setting <c>PathBase</c> off each address, and puts it in front of each that responses name.</summary>
    /// <remarks>
    /// Some proxies send the path along, others take it off: both will do. No header is asked, for anybody could send it.
    /// </remarks>
    /// <exception cref="StartupException">It is no path such as <c>/budget</c>.</exception>
    public static void UseBudgetPathBase(this WebApplication app)
    {
        var setting = app.Configuration["PathBase"] ?? "";
        if (setting != "" && (setting[0] != '/' || setting[^1] == '/'))
            throw new StartupException($"PathBase must be a path such as /budget, not '{setting}'.");

        var pathBase = new PathString(setting);
        if (pathBase.HasValue)
        {
            app.Use((context, next) =>
            {
                if (context.Request.Path.StartsWithSegments(pathBase, out var rest))
                {
                    // The page names its files relative to itself: without the slash they would lie outside the path.
                    if (!rest.HasValue)
                    {
                        context.Response.Redirect($"{pathBase}/");

                        return Task.CompletedTask;
                    }

                    context.Request.Path = rest;
                }

                context.Request.PathBase = pathBase;

                return next(context);
            });
        }

        // Without this line, routes would be looked up before the path is taken off.
        app.UseRouting();
    }
}
