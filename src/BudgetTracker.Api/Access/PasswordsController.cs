using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Passwords of users.</summary>
[ApiController]
[Route("api/users/{id:id}/password")]
[Tags("Access")]
[SignInOnly]
public sealed class PasswordsController(Passwords passwords, IdempotentWrites writes) : ControllerBase
{
    /// <summary>Sets a user's password, and ends the user's sessions. Everybody may set the own one, an admin every one.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="request">The password.</param>
    /// <param name="db">The ledger.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <response code="204">The password is set.</response>
    /// <response code="404">No user has this id; or there is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpPut(Name = "setPassword")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult> Set(
        int id,
        PasswordRequest request,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        // Hashing is slow, and a unit of work must not be: it looks again whether this is still so.
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancellationToken);
        if (Request.FailsPrecondition(user, ApiProblems.NoUser(id), out var failed))
            return failed;

        var isOwn = id == Caller.UserIdOf(User);
        if (isOwn && await FindWrongAsync(user, request.Current, cancellationToken) is { } wrong)
            return wrong;

        var hash = await passwords.HashAsync(request.Password, cancellationToken);

        return await writes.RunAsync(HttpContext, async db =>
        {
            var present = await db.Users.FindAsync(id);
            if (Request.FailsPrecondition(present, ApiProblems.NoUser(id), out var problem))
                return problem;

            if (isOwn && present.PasswordHash != user.PasswordHash)
                return WrongCurrent();

            present.PasswordHash = hash;
            await db.SaveChangesAsync(CancellationToken.None);
            await Sessions.EndAllAsync(db, id);

            return NoContent();
        });
    }

    // Who finds a browser signed in does not know the password.
    private async Task<ProblemResult?> FindWrongAsync(User user, string? current, CancellationToken cancellationToken)
    {
        if (user.PasswordHash is null)
            return null;

        if (current is null)
            return ApiProblems.Invalid("current", "Is required of who changes the own password.");

        var (isRight, wait) = await passwords.CompareAsync(
            user.PasswordHash,
            current,
            [FailedAttempts.PasswordsFrom(HttpContext), FailedAttempts.PasswordsFor(user.Email)],
            cancellationToken);
        if (wait is { } time)
            return FailedAttempts.TooMany(HttpContext, time);

        return isRight ? null : WrongCurrent();
    }

    private static ProblemResult WrongCurrent() => ApiProblems.Invalid("current", "Is not the present password.");
}
