using BudgetTracker.Api.Http.Diagnostics;

namespace BudgetTracker.Api.Http;

/// <summary>What every request goes through on its way to an endpoint.</summary>
public static class HttpPipeline
{
    /// <summary>Adds it, outermost first: the order is what makes it work.</summary>
    public static void UseBudgetHttp(this WebApplication app)
    {
        app.UseResponseHeaders();
        app.UseHead();
        app.UseBudgetPathBase();
        app.UseServerTiming();
        app.UseExceptionHandler();
        app.UseStatusProblems();
        app.UseRequestTimeouts();
    }
}
