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
        if (accepted.Count > 0 && !Accepts(accepted, type))
            context.Result = ApiProblems.NotAcceptable(type);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    // The most specific range decides (RFC 9110, 12.5.1). Its parameters, such as a charset, make no difference. A client that
    // asks for problem documents can read JSON.
    private static bool Accepts(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(range => range.MatchesMediaType(type)).MinBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            is { Quality: not 0 }
        || (type == "application/json" && accepted.Any(range => range.Quality != 0
            && range.MediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase)));
}
