using BudgetTracker.Api.Http.Diagnostics;
using BudgetTracker.Api.Http.Problems;

namespace BudgetTracker.Api.Http;

/// <summary>The middleware of every request, before its endpoint.</summary>
public static class HttpPipeline
{
    /// <summary>Adds it, outermost first: the order is what makes it work.</summary>
    public static void UseBudgetHttp(this WebApplication app)
    {
        app.UseResponseHeaders();
        app.UseHead();
        app.UseBudgetPathBase();
        app.UseServerTiming();
        app.UseRequestRecords();
        app.UseExceptionHandler();
        app.UseStatusProblems();
        app.UseRequestTimeouts();
    }
}
