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

    /// <summary>404: the address is about sign-in, and there is none.</summary>
    public static ProblemResult NoSignIn() => NotFound(
        "There is no sign-in here, for the setting Access:Mode is Open. With SignIn, this address is there.");

    /// <summary>404: the user in the route.</summary>
    public static ProblemResult NoUser(int id) => NotFound($"No user has the id {id}.");

    /// <summary>404: the category in the route.</summary>
    public static ProblemResult NoCategory(int id) => NotFound($"No category has the id {id}.");

    /// <summary>404: the budget in the route.</summary>
    public static ProblemResult NoBudget(int id) => NotFound($"No budget has the id {id}.");

    /// <summary>404: the import in the route.</summary>
    public static ProblemResult NoImport(int id) => NotFound($"No import has the id {id}.");

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

    /// <summary>409: a preview cannot be committed while something is missing.</summary>
    public static ProblemResult ImportIncomplete(int count, string detail) =>
        ImportConflict("incomplete", "The import is not complete.", detail, count);

    /// <summary>409: a commit cannot be undone without a decision, for some of its expenses were changed since.</summary>
    public static ProblemResult ImportChanged(int count) => ImportConflict(
        "changed",
        "The import was changed.",
        $"Expenses of this import that were changed since: {count}. Send ?changed=delete to delete them too, or ?changed=keep to keep them.",
        count);

    /// <summary>409: only a preview can be changed and committed.</summary>
    public static ProblemResult ImportClosed() => ImportConflict(
        "closed", "The import is no preview.", "It is committed or undone. Only a preview can be changed and committed.");

    /// <summary>409: the amounts of a file are in another currency than those that they would be added to.</summary>
    public static ProblemResult ImportCurrency(string detail) => ImportConflict(
        "currency", "The currency differs.", $"{detail} Send allowCurrency: true to commit it all the same.");

    /// <summary>401: who signs in is not known.</summary>
    public static ProblemResult Unauthorized(string detail) => Create(StatusCodes.Status401Unauthorized, detail);

    /// <summary>403: the caller is known, and may not do this.</summary>
    public static ProblemResult Forbidden(string detail) => Create(StatusCodes.Status403Forbidden, detail);

    /// <summary>409: without this admin there would be none.</summary>
    public static ProblemResult LastAdmin() => new(new ConflictProblemDetails
    {
        Type = "/problems/last-admin",
        Title = "This is the last admin.",
        Detail = "No other admin can sign in. Make another user admin first, with a password or a token for writing.",
        Status = StatusCodes.Status409Conflict,
    });

    /// <summary>406: the client does not accept the type of the response.</summary>
    public static ProblemResult NotAcceptable(string type) =>
        Create(StatusCodes.Status406NotAcceptable, $"Responses are {type}; the Accept header excludes that.");

    /// <summary>412: <c>If-Match</c> does not name the version that is there.</summary>
    public static ProblemResult PreconditionFailed(int? currentVersion) => Create(
        StatusCodes.Status412PreconditionFailed,
        currentVersion is null
            ? "If-Match asks for something that exists, and nothing is here."
            : $"If-Match does not name the present version, {currentVersion}. Read it again before you change it.");

    /// <summary>412: all tags of <c>If-Match</c> are weak.</summary>
    public static ProblemResult OnlyWeakTags() => Create(
        StatusCodes.Status412PreconditionFailed,
        "If-Match has weak tags alone (W/), which never match. A proxy that compresses makes tags weak: send the version in quotes.");

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

    /// <summary>413: an uploaded file is too large.</summary>
    public static ProblemResult FileTooLarge(long maxBytes) =>
        Create(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {maxBytes} bytes.");

    /// <summary>A status that needs no words of its own, such as 405.</summary>
    public static ProblemDetails ForStatus(int status) => new()
    {
        Type = status == StatusCodes.Status500InternalServerError
            ? "/problems/internal-error"
            : $"/problems/{ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-')}",
        Title = $"{ReasonPhrases.GetReasonPhrase(status)}.",
        Detail = status switch
        {
            StatusCodes.Status401Unauthorized => "Sign in: send a token as Authorization: Bearer, or get a session (POST /api/session).",
            StatusCodes.Status403Forbidden => "The role, the scopes of the token, or the origin of the request do not allow this.",
            StatusCodes.Status404NotFound => "Nothing is at this address. /swagger shows what there is.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take this method; see the Allow header.",
            StatusCodes.Status413PayloadTooLarge => "The body is larger than this address takes.",
            StatusCodes.Status415UnsupportedMediaType => "Bodies are JSON, sent as Content-Type: application/json; files are uploaded as multipart/form-data.",
            StatusCodes.Status429TooManyRequests => "Too many wrong secrets or passwords came from this address or for this account. Wait for Retry-After.",
            StatusCodes.Status503ServiceUnavailable => "The request took too long. Ask for less, or try again later.",
            StatusCodes.Status500InternalServerError => "Something went wrong here. The log has it under the traceId.",
            _ => null,
        },
        Status = status,
    };

    private static ProblemResult ImportConflict(string type, string title, string detail, int? count = null) =>
        new(new ConflictProblemDetails
        {
            Type = $"/problems/import-{type}",
            Title = title,
            Detail = detail,
            Status = StatusCodes.Status409Conflict,
            Count = count,
        });

    private static ProblemResult Create(int status, string detail)
    {
        var problem = ForStatus(status);
        problem.Detail = detail;

        return new ProblemResult(problem);
    }
}
