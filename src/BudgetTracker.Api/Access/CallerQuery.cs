using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Finds out whose a secret is: one command for each request, two rows by their indexes.</summary>
internal sealed class CallerQuery
{
    private readonly Func<BudgetDbContext, byte[], CancellationToken, Task<Caller?>> find = EF.CompileAsyncQuery(
        (BudgetDbContext db, byte[] hash, CancellationToken cancellationToken) => db.AccessTokens
            .Where(t => t.Hash == hash)
            .Select(t => new Caller(t.Id, t.Kind, t.CanWrite, t.ExpiresAt, t.LastUsedAt, t.UserId, t.User.Role))
            .FirstOrDefault());

    /// <summary>Null where no token or session has this secret.</summary>
    public Task<Caller?> FindAsync(BudgetDbContext db, string secret, CancellationToken cancellationToken) =>
        find(db, AccessSecret.Hash(secret), cancellationToken);
}
