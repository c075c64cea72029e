using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Authentication;

namespace BudgetTracker.Api.Access;

/// <summary>Signs a request in by the token in <c>Authorization: Bearer</c>, or else by the session in its cookie.</summary>
/// <remarks>
/// What is no secret at all is rejected without the database. Wrong tokens are counted by address, and a good one is not:
/// it works from an address that sends ten thousand wrong ones. A browser goes on sending a session that has ended, so those
/// are not counted either.
/// </remarks>
internal sealed class AccessAuthentication(
    BudgetDbContext db,
    CallerQuery callers,
    FailedAttempts failures,
    TokenUse uses,
    TimeProvider clock) : IAuthenticationHandler
{
    public const string Scheme = "Access";

    private const string Bearer = "Bearer";

    private HttpContext context = null!;
    private TimeSpan? wait;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        this.context = context;

        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        // Two of them come joined by a comma, which no secret has. Other schemes are a proxy's.
        var header = context.Request.Headers.Authorization.ToString();
        var isBearer = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
        var kind = isBearer ? AccessTokenKind.Personal : AccessTokenKind.Session;
        var secret = isBearer ? header[Bearer.Length..].Trim() : context.Request.Cookies[Sessions.Cookie];
        if (secret is not null
            && AccessSecret.IsWellFormed(secret)
            && await callers.FindAsync(db, secret, context.RequestAborted) is { } caller
            && caller.Kind == kind
            && !(caller.ExpiresAt <= clock.GetUtcNow().UtcDateTime))
        {
            uses.Note(caller);

            return AuthenticateResult.Success(new(caller.Principal, Scheme));
        }

        if (isBearer)
            wait = failures.Count(FailedAttempts.TokensFrom(context));

        return AuthenticateResult.NoResult();
    }

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var response = context.Response;
        if (wait is { } time)
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = FailedAttempts.Seconds(time);
        }
        else
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;

        return Task.CompletedTask;
    }
}
