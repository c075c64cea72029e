using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Personal access tokens: what programs sign in with.</summary>
[ApiController]
[Route("api/tokens")]
[Tags("Access")]
[SignInOnly]
public sealed class TokensController(IdempotentWrites writes, TimeProvider clock) : ControllerBase
{
    /// <summary>Lists the caller's own tokens, expired ones included, in the order of their ids.</summary>
    /// <response code="200">One page of tokens, without their secrets.</response>
    /// <response code="404">There is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpGet(Name = "listTokens")]
    [ProducesResponseType<Page<TokenResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<TokenResponse>>> List(
        [FromQuery] TokenFilter filter,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var (userId, after) = (filter.UserId ?? Caller.UserIdOf(User), filter.After);
        var tokens = await db.AccessTokens.AsNoTracking()
            .Where(t => t.UserId == userId && t.Kind == AccessTokenKind.Personal && t.Id > after)
            .OrderBy(t => t.Id)
            .ToPageAsync(filter, Request, token => new Cursor(0, token.Id), cancellationToken);

        // An empty list would look like a response.
        if (tokens.Items.Count == 0 && !await db.Users.AnyAsync(u => u.Id == userId, cancellationToken))
            return ApiProblems.Invalid("userId", $"No user has the id {userId}.");

        return tokens.Select(TokenResponse.From);
    }

    /// <summary>Creates a token of the caller. Its secret is shown this once.</summary>
    /// <param name="request">The token.</param>
    /// <response code="201">The new token, with its secret.</response>
    /// <response code="404">There is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpPost(Name = "createToken")]
    [Unrepeatable]
    [ProducesResponseType<NewTokenResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<NewTokenResponse>> Create(TokenRequest request)
    {
        if (request.ExpiresAt <= clock.GetUtcNow().UtcDateTime)
            return ApiProblems.Invalid("expiresAt", "Must be an instant to come.");

        return await writes.RunAsync(HttpContext, async db =>
        {
            var (token, secret) = AccessToken.New(
                Caller.UserIdOf(User)!.Value, AccessTokenKind.Personal, request.Name, request.Scopes.Count == 2, request.ExpiresAt);
            db.Add(token);
            await db.SaveChangesAsync(CancellationToken.None);

            return Created((string?)null, NewTokenResponse.From(TokenResponse.From(token), secret));
        });
    }

    /// <summary>Revokes a token: from the next request on it is worthless, everywhere.</summary>
    /// <param name="id">The token's id.</param>
    /// <response code="204">The token is revoked.</response>
    /// <response code="404">No token has this id; or there is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpDelete("{id:id}", Name = "deleteToken")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionResult> Delete(int id) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var token = await db.AccessTokens.FirstOrDefaultAsync(t => t.Id == id && t.Kind == AccessTokenKind.Personal);
            if (Request.FailsPrecondition(token, ApiProblems.NotFound($"No token has the id {id}."), out var problem))
                return problem;

            db.Remove(token);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });
}
