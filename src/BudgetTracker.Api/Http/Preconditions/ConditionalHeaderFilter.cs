using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>Rejects headers that the framework would skip when it cannot read them: a condition must not be lost.</summary>
internal sealed class ConditionalHeaderFilter : IResourceFilter
{
    private static readonly (string Header, string[] Methods)[] Conditions =
    [
        (HeaderNames.IfMatch, ["PUT", "PATCH", "DELETE"]),
        (HeaderNames.IfNoneMatch, ["GET"]),
    ];

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        foreach (var (name, methods) in Conditions)
        {
            var values = request.Headers[name];
            if (values.Count > 0 && !methods.Contains(request.Method))
                context.ModelState.TryAddModelError(name, $"Goes with {string.Join(" and ", methods)} only.");
            else if (values.Count > 0 && !EntityTagHeaderValue.TryParseStrictList(values!, out _))
                context.ModelState.TryAddModelError(name, "Must be * or entity tags in quotes, as in \"3\".");
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
