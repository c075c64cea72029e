using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>Answers for exceptions that mean something to the client; what is left is a 500, and is logged.</summary>
internal sealed partial class ExceptionProblems(
    IProblemDetailsService problems,
    IEnumerable<UniqueIndexProblem> uniqueIndexProblems,
    ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken)
    {
        var unavailable = ApiProblems.DatabaseUnavailable();
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } =>
                ApiProblems.InvalidDetails([("$", "The body could not be read to its end.")]),
            BadHttpRequestException badRequest => ApiProblems.ForStatus(badRequest.StatusCode),
            // The row changed before each attempt. Whoever sent If-Match was told by the unit of work that it did.
            DbUpdateConcurrencyException or WriteQueueTimeoutException => unavailable,
            _ when IsUnavailable(httpContext, exception) => unavailable,
            DbUpdateException refusal => Taken(httpContext, refusal),
            _ => null,
        };
        if (problem == unavailable)
            LogUnavailable(logger, exception.GetBaseException().Message);

        if (problem is null)
            return false;

        httpContext.Response.StatusCode = problem.Status!.Value;
        await problems.WriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });

        return true;
    }

    private static bool IsUnavailable(HttpContext httpContext, Exception exception) =>
        DatabaseFault.CauseOf(exception) is { } cause
        && httpContext.RequestServices.GetRequiredService<BudgetDbContext>().IsUnavailable(cause);

    [LoggerMessage(21, LogLevel.Warning, "The database is not available: {Cause}")]
    private static partial void LogUnavailable(ILogger logger, string cause);

    // The database decides what is taken, and nobody asks it beforehand: another request may come between.
    private ProblemDetails? Taken(HttpContext httpContext, DbUpdateException refusal)
    {
        var db = httpContext.RequestServices.GetRequiredService<BudgetDbContext>();

        return db.FindBrokenUniqueIndex(refusal) is { } index
            ? uniqueIndexProblems.FirstOrDefault(problem => problem.Index == index)?.Create()
            : null;
    }
}
