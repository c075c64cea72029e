using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Users;

/// <summary>Where people sign in, there has to be an admin who can.</summary>
public sealed class Admins(TimeProvider clock)
{
    /// <summary>The admins who have a password, or a token that is good for writing.</summary>
    internal IQueryable<User> ThatCanSignIn(BudgetDbContext db)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        return db.Users.Where(u => u.Role == UserRole.Admin
            && (u.PasswordHash != null
                || db.AccessTokens.Any(t => t.UserId == u.Id && t.CanWrite && (t.ExpiresAt == null || t.ExpiresAt > now))));
    }

    /// <summary>
    /// Whether a user is an admin beside whom no other one can sign in. Until the unit of work ends, nobody else makes or unmakes
    /// an admin.
    /// </summary>
    internal async Task<bool> IsLastAsync(BudgetDbContext db, int userId)
    {
        await db.LockAdminsAsync();
        var others = ThatCanSignIn(db).Where(u => u.Id != userId);

        return await db.Users.AnyAsync(u => u.Id == userId && u.Role == UserRole.Admin && !others.Any());
    }
}
