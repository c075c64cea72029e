using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>A response that is a problem document, whatever the request accepts.</summary>
public sealed class ProblemResult(ProblemDetails problem) : ActionResult, IStatusCodeActionResult
{
    /// <summary>The document.</summary>
    public ProblemDetails Problem => problem;

    /// <inheritdoc/>
    public int? StatusCode => problem.Status;

    /// <inheritdoc/>
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = problem.Status!.Value;
        await context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new() { HttpContext = context.HttpContext, ProblemDetails = problem });
    }
}
