using System.Globalization;
using System.Security.Claims;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>Who sends a request, as the database knows it at that moment.</summary>
internal sealed record Caller(
    int TokenId,
    AccessTokenKind Kind,
    bool CanWrite,
    DateTime? ExpiresAt,
    DateTime? LastUsedAt,
    int UserId,
    UserRole Role)
{
    private const string TokenIdClaim = "token";
    private const string KindClaim = "kind";
    private const string ScopeClaim = "scope";

    /// <summary>The caller as the framework's authorization knows it: one object for all its requests, which nobody changes.</summary>
    public ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, UserId.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Role, Role.ToString()),
            new(TokenIdClaim, TokenId.ToString(CultureInfo.InvariantCulture)),
            new(KindClaim, Kind.ToString()),
            new(ScopeClaim, nameof(AccessScope.Read)),
            .. CanWrite ? [new Claim(ScopeClaim, nameof(AccessScope.Write))] : Array.Empty<Claim>(),
        ],
        AccessAuthentication.Scheme));

    /// <summary>The id of a signed-in user; null where nobody is signed in.</summary>
    public static int? UserIdOf(ClaimsPrincipal caller) => NumberOf(caller, ClaimTypes.NameIdentifier);

    /// <summary>The id of the token or session that signs a user in.</summary>
    public static int? TokenIdOf(ClaimsPrincipal caller) => NumberOf(caller, TokenIdClaim);

    /// <summary>Whether a browser sends the secret by itself, in a cookie.</summary>
    public static bool IsSession(ClaimsPrincipal caller) => caller.HasClaim(KindClaim, nameof(AccessTokenKind.Session));

    /// <summary>Whether the caller is an admin.</summary>
    public static bool IsAdmin(ClaimsPrincipal caller) => caller.IsInRole(nameof(UserRole.Admin));

    /// <summary>Whether the caller has a scope.</summary>
    public static bool Has(ClaimsPrincipal caller, AccessScope scope) => caller.HasClaim(ScopeClaim, scope.ToString());

    private static int? NumberOf(ClaimsPrincipal caller, string claim) =>
        caller.FindFirstValue(claim) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
