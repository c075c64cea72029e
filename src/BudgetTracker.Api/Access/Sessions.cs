using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Sessions of the page: rows like those of tokens, whose secret is in a cookie that no script can read.</summary>
public sealed class Sessions(TimeProvider clock)
{
    /// <summary>The name of the cookie.</summary>
    public const string Cookie = "bgt_session";

    private static readonly TimeSpan Length = TimeSpan.FromDays(30);

    /// <summary>Adds a session in the unit of work that is running, and deletes those of everybody that have expired.</summary>
    /// <returns>Its secret.</returns>
    public async Task<string> BeginAsync(BudgetDbContext db, int userId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.AccessTokens.Where(t => t.Kind == AccessTokenKind.Session && t.ExpiresAt <= now).ExecuteDeleteAsync();
        var (session, secret) = AccessToken.New(userId, AccessTokenKind.Session, "Session", canWrite: true, now + Length);
        db.Add(session);
        await db.SaveChangesAsync();

        return secret;
    }

    /// <summary>Ends all sessions of a user.</summary>
    /// <returns>How many.</returns>
    public static Task<int> EndAllAsync(BudgetDbContext db, int userId) =>
        db.AccessTokens.Where(t => t.UserId == userId && t.Kind == AccessTokenKind.Session).ExecuteDeleteAsync();

    /// <summary>Ends all sessions of everybody.</summary>
    /// <returns>How many.</returns>
    public static Task<int> EndAllAsync(BudgetDbContext db) =>
        db.AccessTokens.Where(t => t.Kind == AccessTokenKind.Session).ExecuteDeleteAsync();

    /// <summary>Gives the browser the secret of a session that has begun.</summary>
    public static void SetCookie(HttpContext context, string secret) =>
        context.Response.Cookies.Append(Cookie, secret, Options(context, Length));

    /// <summary>Takes the secret from the browser.</summary>
    public static void DeleteCookie(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
        MaxAge = maxAge,
    };
}
