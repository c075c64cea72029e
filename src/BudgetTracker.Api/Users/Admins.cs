using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Users;

/// <summary>Where people sign in, somebody has to be admin.</summary>
public static class Admins
{
    /// <summary>Whether a user is the only admin. Until the unit of work ends, no other one makes or unmakes an admin.</summary>
    public static async Task<bool> IsLastAsync(BudgetDbContext db, int userId)
    {
        await db.LockAdminsAsync();
        var admins = await db.Users.Where(u => u.Role == UserRole.Admin).Select(u => u.Id).Order().Take(2).ToListAsync();

        return admins is [var only] && only == userId;
    }
}
