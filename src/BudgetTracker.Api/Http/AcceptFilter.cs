using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http;

/// <summary>Answers 406 to a client that accepts no JSON before anything is done: afterwards it would be too late.</summary>
internal sealed class AcceptFilter : IResourceFilter
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ProblemJson = new("application/problem+json");

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var accepted = context.HttpContext.Request.GetTypedHeaders().Accept;
        if (accepted.Count > 0 && !accepted.Any(range => range.Quality != 0 && (Json.IsSubsetOf(range) || ProblemJson.IsSubsetOf(range))))
            context.Result = new ProblemResult(Problems.ForStatus(StatusCodes.Status406NotAcceptable));
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
