using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>Rejects headers that the framework would skip when it cannot read them: a condition must not be lost.</summary>
internal sealed class ConditionalHeaderFilter : IResourceFilter
{
    private static readonly string[] Reads = ["GET"];
    private static readonly string[] Writes = ["PUT", "PATCH", "DELETE"];

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var headers = context.HttpContext.Request.Headers;
        Check(context, HeaderNames.IfMatch, headers.IfMatch, Writes);
        Check(context, HeaderNames.IfNoneMatch, headers.IfNoneMatch, Reads);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static void Check(ResourceExecutingContext context, string name, StringValues values, string[] methods)
    {
        if (values.Count > 0 && !methods.Contains(context.HttpContext.Request.Method))
            context.ModelState.TryAddModelError(name, $"Goes with {string.Join(" and ", methods)} only.");
        else if (values.Count > 0 && !EntityTagHeaderValue.TryParseStrictList(values!, out _))
            context.ModelState.TryAddModelError(name, "Must be * or entity tags in quotes, as in \"3\".");
    }
}
