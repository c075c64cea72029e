using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>Every error the API responds with, as a problem document (RFC 9457).</summary>
/// <remarks><c>type</c> is a stable path for programs to compare; <c>detail</c> is for people and may change.</remarks>
public static class ApiProblems
{
    /// <summary>400: the request is malformed; every error in it at once, keyed by its JSON field or parameter.</summary>
    public static ProblemResult Invalid(IEnumerable<(string Field, string Error)> errors) => new(InvalidDetails(errors));

    /// <summary>400 with one error.</summary>
    public static ProblemResult Invalid(string field, string error) => Invalid([(field, error)]);

    /// <inheritdoc cref="Invalid(IEnumerable{ValueTuple{string, string}})"/>
    public static ProblemDetails InvalidDetails(IEnumerable<(string Field, string Error)> errors) =>
        new ValidationProblemDetails(errors
            .GroupBy(error => error.Field, error => error.Error)
            .ToDictionary(group => group.Key, group => group.Distinct().ToArray()))
        {
            Type = "/problems/invalid-request",
            Title = "The request is not valid.",
            Detail = "See errors: each names a field or parameter and says what is wrong with it.",
            Status = StatusCodes.Status400BadRequest,
        };

    /// <summary>404: the route names something that does not exist.</summary>
    public static ProblemResult NotFound(string detail) => Create(StatusCodes.Status404NotFound, detail);

    /// <summary>404: the user in the route.</summary>
    public static ProblemResult NoUser(int id) => NotFound($"No user has the id {id}.");

    /// <summary>404: the category in the route.</summary>
    public static ProblemResult NoCategory(int id) => NotFound($"No category has the id {id}.");

    /// <summary>409: a category that expenses or budgets refer to cannot be deleted.</summary>
    public static ProblemResult CategoryInUse(int expenseCount, int budgetCount) => new(new ConflictProblemDetails
    {
        Type = "/problems/category-in-use",
        Title = "The category is in use.",
        Detail = $"Expenses on this category: {expenseCount}, budgets: {budgetCount}. Move the expenses and delete the budgets "
            + "with ?moveExpensesTo={id}, or delete them first.",
        Status = StatusCodes.Status409Conflict,
        ExpenseCount = expenseCount,
        BudgetCount = budgetCount,
    });

    /// <summary>409: another row already has this unique value.</summary>
    public static ProblemDetails Taken(string entity, string field) => new ConflictProblemDetails
    {
        Type = $"/problems/{field}-taken",
        Title = $"The {field} is taken.",
        Detail = $"Another {entity} has this {field}; upper and lower case make no difference.",
        Status = StatusCodes.Status409Conflict,
        Field = field,
    };

    /// <summary>409: the user has a budget like this already.</summary>
    public static ProblemDetails BudgetExists() => new ConflictProblemDetails
    {
        Type = "/problems/budget-exists",
        Title = "The budget exists.",
        Detail = "This user has a budget on this category with periods of this length. Change that one, or delete it first.",
        Status = StatusCodes.Status409Conflict,
    };

    /// <summary>406: the client does not accept the type of the response.</summary>
    public static ProblemResult NotAcceptable(string type) =>
        Create(StatusCodes.Status406NotAcceptable, $"Responses are {type}; the Accept header excludes that.");

    /// <summary>412: <c>If-Match</c> does not name the version that is there.</summary>
    public static ProblemResult PreconditionFailed(int? currentVersion) => Create(
        StatusCodes.Status412PreconditionFailed,
        currentVersion is null
            ? "If-Match asks for something that exists, and nothing is here."
            : $"If-Match does not name the present version, {currentVersion}. Read it again before you change it.");

    /// <summary>409: the first request of this key is still running.</summary>
    public static ProblemResult IdempotencyKeyInProgress() => new(new ConflictProblemDetails
    {
        Type = "/problems/idempotency-key-in-progress",
        Title = "The request is still running.",
        Detail = "A request with this Idempotency-Key is still running. Send it again in a moment.",
        Status = StatusCodes.Status409Conflict,
    });

    /// <summary>422: this key was used for another request.</summary>
    public static ProblemResult IdempotencyKeyReused() => new(new ProblemDetails
    {
        Type = "/problems/idempotency-key-reused",
        Title = "The Idempotency-Key was used before.",
        Detail = "This Idempotency-Key belongs to another request. Every new request needs a key of its own.",
        Status = StatusCodes.Status422UnprocessableEntity,
    });

    /// <summary>503: the database is unavailable; the server recovers by itself.</summary>
    public static ProblemDetails DatabaseUnavailable() => new()
    {
        Type = "/problems/database-unavailable",
        Title = "The database is not available.",
        Detail = "Try again later. With an Idempotency-Key, a POST can be sent again without being done twice.",
        Status = StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>A status that needs no words of its own, such as 405.</summary>
    public static ProblemDetails ForStatus(int status) => new()
    {
        Type = status == StatusCodes.Status500InternalServerError
            ? "/problems/internal-error"
            : $"/problems/{ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-')}",
        Title = $"{ReasonPhrases.GetReasonPhrase(status)}.",
        Detail = status switch
        {
            StatusCodes.Status404NotFound => "Nothing is at this address. /swagger shows what there is.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take this method; see the Allow header.",
            StatusCodes.Status413PayloadTooLarge => "The body is larger than this address takes.",
            StatusCodes.Status415UnsupportedMediaType => "Bodies are JSON, sent as Content-Type: application/json.",
            StatusCodes.Status503ServiceUnavailable => "The request took too long. Ask for less, or try again later.",
            StatusCodes.Status500InternalServerError => "Something went wrong here. The log has it under the traceId.",
            _ => null,
        },
        Status = status,
    };

    private static ProblemResult Create(int status, string detail)
    {
        var problem = ForStatus(status);
        problem.Detail = detail;

        return new ProblemResult(problem);
    }
}
