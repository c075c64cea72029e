using BudgetTracker.Api.Http.Problems;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Whether the process is alive, and whether its database is available.</summary>
public static class Health
{
    /// <summary>
    /// Maps <c>/health/live</c> and <c>/health/ready</c>: 200 with the status <c>Healthy</c> or <c>Degraded</c>, and what checks
    /// have to say as <c>details</c>; or 503.
    /// </summary>
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
        if (report.Status != HealthStatus.Unhealthy)
        {
            var status = report.Status.ToString();
            var details = report.Entries.Where(check => check.Value.Description is not null)
                .ToDictionary(check => check.Key, check => check.Value.Description);
            await (details.Count == 0
                ? context.Response.WriteAsJsonAsync(new { status })
                : context.Response.WriteAsJsonAsync(new { status, details }));
            return;
        }

        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new() { HttpContext = context, ProblemDetails = ApiProblems.DatabaseUnavailable() });
    }
}
