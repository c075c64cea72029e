using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>Maps exceptions that mean something to the client to problem documents; any other is a 500, and is logged.</summary>
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
            // The row changed before each attempt. With If-Match, the unit of work has responded 412 already.
            DbUpdateConcurrencyException or WriteQueueTimeoutException => unavailable,
            _ when IsUnavailable(httpContext, exception) => unavailable,
            DbUpdateException update => Taken(httpContext, update),
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
        DatabaseError.CauseOf(exception) is { } cause
        && httpContext.RequestServices.GetRequiredService<BudgetDbContext>().IsUnavailable(cause);

    [LoggerMessage(21, LogLevel.Warning, "The database is not available: {Cause}")]
    private static partial void LogUnavailable(ILogger logger, string cause);

    // Only the unique index decides: a check beforehand would race with other requests.
    private ProblemDetails? Taken(HttpContext httpContext, DbUpdateException exception)
    {
        var db = httpContext.RequestServices.GetRequiredService<BudgetDbContext>();

        return db.FindBrokenUniqueIndex(exception) is { } index
            ? uniqueIndexProblems.FirstOrDefault(problem => problem.Index == index)?.Create()
            : null;
    }
}
