using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>Tags responses that have a tag, and responds 304 to a GET whose client already has this one.</summary>
internal sealed class ETagFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not ObjectResult { Value: IHasETag { ETag: var tag } })
            return;

        var request = context.HttpContext.Request;
        context.HttpContext.Response.Headers.ETag = tag;
        if (HttpMethods.IsGet(request.Method)
            && request.Headers.IfNoneMatch.Count > 0
            && context.Result is not ObjectResult { Value: IHasETagForWrites }
            && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any)
                || known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
