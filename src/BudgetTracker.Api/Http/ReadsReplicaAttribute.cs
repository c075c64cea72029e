using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BudgetTracker.Api.Http;

/// <summary>A read that may come from a replica, see <see cref="BudgetDbContext.ReadFromReplicaAsync"/>. It must not write.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsReplicaAttribute : Attribute
{
    /// <summary>Lets the action read from a replica. What it read is sent when the connection is free again.</summary>
    internal sealed class Filter : IAsyncActionFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var db = context.HttpContext.RequestServices.GetRequiredService<BudgetDbContext>();
            await using var replica = await db.ReadFromReplicaAsync(context.HttpContext.RequestAborted);
            await next();
        }
    }
}
