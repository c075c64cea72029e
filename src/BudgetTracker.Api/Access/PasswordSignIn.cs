using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Signs people in by email address and password.</summary>
public sealed class PasswordSignIn(Writes writes, Passwords passwords, Sessions sessions)
{
    /// <summary>Begins a session, unless the email address or the password is wrong, or too many were.</summary>
    /// <param name="context">The request.</param>
    /// <param name="db">Its context.</param>
    /// <param name="request">Who signs in.</param>
    /// <returns>The secret of the session; or the problem.</returns>
    internal async Task<(string? Secret, ProblemResult? Problem)> SignInAsync(HttpContext context, BudgetDbContext db, SessionRequest request)
    {
        // Nobody is signed in yet, so that the caller sees no user.
        var email = NormalizedText.Of(request.Email);
        var user = await db.Users.IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(u => u.NormalizedEmail == email, context.RequestAborted);
        var (isRight, wait) = await passwords.CompareAsync(
            user?.PasswordHash,
            request.Password,
            [FailedAttempts.PasswordsFrom(context), FailedAttempts.PasswordsFor(request.Email)],
            context.RequestAborted);
        if (wait is { } time)
            return (null, FailedAttempts.TooMany(context, time));

        // The password may have been changed meanwhile, which ends every session.
        var secret = !isRight ? null : await writes.RunAsync(
            async db => await db.Users.AnyAsync(u => u.Id == user!.Id && u.PasswordHash == user.PasswordHash)
                ? UnitOfWork.Commit<string?>(await sessions.BeginAsync(db, user!.Id))
                : UnitOfWork.RollBack<string?>(null),
            context.RequestAborted);

        return secret is null ? (null, ApiProblems.Unauthorized("The email address or the password is wrong.")) : (secret, null);
    }
}
