using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http;

/// <summary>Refuses headers that the framework would skip when it cannot read them: a condition must not be lost.</summary>
internal sealed class HeaderFilter : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        foreach (var name in new[] { HeaderNames.IfMatch, HeaderNames.IfNoneMatch })
        {
            var values = context.HttpContext.Request.Headers[name];
            if (values.Count > 0 && !EntityTagHeaderValue.TryParseStrictList(values!, out _))
                context.ModelState.TryAddModelError(name, "Must be * or entity tags in quotes, as in \"3\".");
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
