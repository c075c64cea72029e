using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>The session of a browser: who is signed in, in and out.</summary>
[ApiController]
[Route("api/session")]
[Tags("Access")]
public sealed class SessionController(AccessOptions options) : ControllerBase
{
    /// <summary>Says who the caller is. Without sign-in, everybody is an admin without a name.</summary>
    /// <response code="200">The caller.</response>
    [HttpGet(Name = "getSession")]
    [ProducesResponseType<SessionResponse>(StatusCodes.Status200OK)]
    public async Task<ActionResult<SessionResponse>> Get([FromServices] BudgetDbContext db, CancellationToken cancellationToken)
    {
        if (options.Mode == AccessMode.Open)
            return SessionResponse.Open;

        var id = Caller.UserIdOf(User);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancellationToken);

        // Deleted since the request was signed in.
        if (user is null)
            return ApiProblems.Unauthorized("The user is gone.");

        return new SessionResponse(
            AccessMode.SignIn,
            UserReference.To(user),
            user.Role,
            [.. Enum.GetValues<AccessScope>().Where(scope => Caller.Has(User, scope))]);
    }

    /// <summary>Signs in: the response sets a cookie, which a browser sends with each request from then on.</summary>
    /// <param name="request">Who signs in.</param>
    /// <param name="signIn">Signs in.</param>
    /// <param name="db">The ledger.</param>
    /// <response code="204">Signed in, for 30 days.</response>
    /// <response code="401">The email address or the password is wrong.</response>
    /// <response code="404">There is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpPost(Name = "createSession")]
    [AllowAnonymous]
    [SignInOnly]
    [Unrepeatable]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult> Create(
        SessionRequest request,
        [FromServices] PasswordSignIn signIn,
        [FromServices] BudgetDbContext db)
    {
        var (secret, problem) = await signIn.SignInAsync(HttpContext, db, request);
        if (secret is null)
            return problem!;

        Sessions.SetCookie(HttpContext, secret);

        return NoContent();
    }

    /// <summary>Signs out: ends the session of the cookie.</summary>
    /// <param name="writes">The door for writes.</param>
    /// <response code="204">Signed out.</response>
    /// <response code="404">There is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpDelete(Name = "deleteSession")]
    [SignInOnly]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult> Delete([FromServices] IdempotentWrites writes)
    {
        if (!Caller.IsSession(User))
            return ApiProblems.Forbidden("A token is no session: revoke it with DELETE /api/tokens/{id}.");

        var id = Caller.TokenIdOf(User);
        var result = await writes.RunAsync(HttpContext, async db =>
        {
            // It may have ended since the request was signed in, and that is as good.
            if (await db.AccessTokens.FirstOrDefaultAsync(t => t.Id == id) is not { } session)
                return NoContent();

            if (Request.FailsPrecondition(session, ApiProblems.NotFound("The session has ended."), out var problem))
                return problem;

            db.Remove(session);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });
        if (result is NoContentResult)
            Sessions.DeleteCookie(HttpContext);

        return result;
    }
}
