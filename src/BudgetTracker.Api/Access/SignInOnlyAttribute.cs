using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BudgetTracker.Api.Access;

/// <summary>An address that there is only where people sign in; without sign-in it is a 404 that says so.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SignInOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<AccessOptions>().Mode == AccessMode.Open)
            context.Result = ApiProblems.NoSignIn();
    }
}
