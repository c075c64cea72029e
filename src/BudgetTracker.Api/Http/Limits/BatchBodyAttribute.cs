using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BudgetTracker.Api.Http.Limits;

/// <summary>Takes a body as large as a batch may be, instead of the usual limit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BatchBodyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var limits = context.HttpContext.RequestServices.GetRequiredService<LimitsOptions>();
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limits.MaxBatchBodyBytes;
    }
}
