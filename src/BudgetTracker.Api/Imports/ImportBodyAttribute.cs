using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BudgetTracker.Api.Imports;

/// <summary>Takes a body as large as a file may be, with room for the options and the headers of the parts.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ImportBodyAttribute : Attribute, IAuthorizationFilter
{
    private const int OtherParts = 64 * 1024;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var limits = context.HttpContext.RequestServices.GetRequiredService<ImportsOptions>();
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = (long)limits.MaxBytes + OtherParts;
    }
}
