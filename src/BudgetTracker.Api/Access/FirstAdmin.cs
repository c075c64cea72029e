using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Makes the first admin, while there is none who can sign in.</summary>
public sealed class FirstAdmin(Admins admins)
{
    /// <summary>Whether no admin has a password, or a token that is good for writing.</summary>
    /// <remarks>Whoever asks is not signed in, and sees no user.</remarks>
    internal async Task<bool> IsMissingAsync(BudgetDbContext db, CancellationToken cancellationToken) =>
        !await admins.ThatCanSignIn(db).IgnoreQueryFilters().AnyAsync(cancellationToken);

    /// <summary>Saves the admin in the unit of work that is running. A user that has the email address becomes the admin.</summary>
    /// <returns>The user's id; null where there is an admin by now.</returns>
    internal async Task<int?> MakeAsync(BudgetDbContext db, SetupRequest request, string passwordHash)
    {
        await db.LockAdminsAsync();
        if (!await IsMissingAsync(db, CancellationToken.None))
            return null;

        var email = NormalizedText.Of(request.Email);
        var user = await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == email);
        if (user is null)
            db.Add(user = new User { Email = request.Email, Name = request.Name });
        else // Whoever had signed in as the user before does not become an admin with it.
            await db.AccessTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync();

        (user.Email, user.Name, user.Role, user.PasswordHash) = (request.Email, request.Name, UserRole.Admin, passwordHash);
        await db.SaveChangesAsync();

        return user.Id;
    }
}
