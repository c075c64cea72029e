using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http;

/// <summary>
/// Responds 406 to a client that does not accept the type of the response before anything is done: afterwards it would be
/// too late.
/// </summary>
internal sealed class AcceptFilter : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (request.Headers.Accept.Count == 0)
            return;

        var type = context.FindEffectivePolicy<ProducesAttribute>()!.ContentTypes[0];
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count > 0 && !accepted.Any(range => Includes(range, type)))
            context.Result = ApiProblems.NotAcceptable(type);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    // Its parameters, such as a charset, make no difference. A client that asks for problem documents can read JSON.
    private static bool Includes(MediaTypeHeaderValue range, string type) =>
        range.Quality != 0
        && (range.MatchesMediaType(type) || (type == "application/json" && range.MatchesMediaType("application/problem+json")));
}
