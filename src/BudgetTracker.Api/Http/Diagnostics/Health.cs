using BudgetTracker.Api.Http.Problems;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Whether the process is alive, and whether its database is available.</summary>
public static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>: 200 <c>{"status":"Healthy"}</c>, or 503.</summary>
    public static void MapBudgetHealth(this WebApplication app)
    {
        // By itself it would take every method.
        var get = new HttpMethodMetadata([HttpMethods.Get]);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync })
            .WithMetadata(get).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync })
            .WithMetadata(get).AllowAnonymous();
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (report.Status == HealthStatus.Healthy)
        {
            await context.Response.WriteAsJsonAsync(new { status = report.Status.ToString() });
            return;
        }

        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new() { HttpContext = context, ProblemDetails = ApiProblems.DatabaseUnavailable() });
    }
}
