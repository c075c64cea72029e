using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http;

/// <summary>Responds 406 to a client that accepts no JSON before anything is done: afterwards it would be too late.</summary>
internal sealed class AcceptFilter : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var accepted = context.HttpContext.Request.GetTypedHeaders().Accept;
        if (accepted.Count > 0 && !accepted.Any(IsJson))
            context.Result = new ProblemResult(ApiProblems.ForStatus(StatusCodes.Status406NotAcceptable));
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    // Its parameters, such as a charset, make no difference.
    private static bool IsJson(MediaTypeHeaderValue range) =>
        range.Quality != 0
        && range.MediaType.Value?.ToLowerInvariant()
            is "*/*" or "application/*" or "application/json" or "application/problem+json";
}
