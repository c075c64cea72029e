using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Access;

/// <summary>The first admin.</summary>
[ApiController]
[Route("api/setup")]
[Tags("Access")]
[SignInOnly]
public sealed class SetupController(SetupCode code, FirstAdmin admin, FailedAttempts failures, Passwords passwords) : ControllerBase
{
    /// <summary>Makes the first admin by the code that the server prints when it starts, and signs in.</summary>
    /// <param name="request">The admin.</param>
    /// <param name="db">The ledger.</param>
    /// <param name="writes">The door for writes.</param>
    /// <param name="sessions">The sessions.</param>
    /// <response code="204">The admin is made, and signed in for 30 days.</response>
    /// <response code="404">There is an admin already; or there is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpPost(Name = "setUp")]
    [AllowAnonymous]
    [Unrepeatable]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult> SetUp(
        SetupRequest request,
        [FromServices] BudgetDbContext db,
        [FromServices] Writes writes,
        [FromServices] Sessions sessions)
    {
        if (!await admin.IsMissingAsync(db, HttpContext.RequestAborted))
            return ThereIsOne();

        if (!code.Is(request.Code))
            return WrongCode();

        var hash = await passwords.HashAsync(request.Password, HttpContext.RequestAborted);
        var secret = await writes.RunAsync(
            async db => await admin.MakeAsync(db, request, hash) is { } id
                ? UnitOfWork.Commit<string?>(await sessions.BeginAsync(db, id))
                : UnitOfWork.RollBack<string?>(null),
            HttpContext.RequestAborted);
        if (secret is null)
            return ThereIsOne();

        code.Spend();
        Sessions.SetCookie(HttpContext, secret);

        return NoContent();
    }

    private static ProblemResult ThereIsOne() => ApiProblems.NotFound("There is an admin already, who can sign in and create users.");

    private ProblemResult WrongCode() => failures.Count(FailedAttempts.PasswordsFrom(HttpContext)) is { } wait
        ? FailedAttempts.TooMany(HttpContext, wait)
        : ApiProblems.Invalid("code", "Is not the code that the server printed, or is older than an hour. Each start prints a new one.");
}
