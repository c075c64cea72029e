using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BudgetTracker.Api.Http.Limits;

/// <summary>Takes a body as large as a setting says, instead of the usual limit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class BodyLimitAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = MaxBytes(context.HttpContext.RequestServices);
    }

    protected abstract long MaxBytes(IServiceProvider services);
}
