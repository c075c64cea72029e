using Microsoft.AspNetCore.Authorization;

namespace BudgetTracker.Api.Http;

/// <summary>Where people sign in, this is for admins alone; members get 403. Without sign-in, it is for everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AdminOnlyAttribute() : AuthorizeAttribute(PolicyName)
{
    /// <summary>The policy that says who is one.</summary>
    public const string PolicyName = "Admin";
}
