using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>
/// Writes every problem document: those of controllers, and those of the framework (unknown routes, wrong methods,
/// exceptions), which come with a status alone and get the same fields here.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        var problem = context.ProblemDetails;
        if (problem.Type is null)
            problem = ApiProblems.ForStatus(response.StatusCode);

        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable
            || problem.Type == "/problems/idempotency-key-in-progress")
        {
            response.Headers.RetryAfter = "1";
        }

        // RFC 9110, section 15.5.2.
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";

        // RFC 5789, section 2.2.
        if (response.StatusCode == StatusCodes.Status415UnsupportedMediaType && HttpMethods.IsPatch(context.HttpContext.Request.Method))
            response.Headers["Accept-Patch"] = "application/merge-patch+json, application/json";

        problem.Extensions["traceId"] = CommandLog.Current?.Request?.Id ?? context.HttpContext.TraceIdentifier;
        await response.WriteAsJsonAsync(problem, problem.GetType(), options: null, "application/problem+json");
    }
}
