using System.Collections.Concurrent;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Finds out whose a secret is: at most one command for each request, two rows by their indexes.</summary>
/// <remarks>
/// On SQLite, what it finds is remembered until the next commit, whatever that changes. Until then the database would say
/// the same, so that a token is rejected by the request that follows its revocation. PostgreSQL is asked each time.
/// </remarks>
internal sealed class CallerQuery(Writes writes)
{
    private const int MaxRemembered = 1000;

    private readonly Func<BudgetDbContext, byte[], CancellationToken, Task<Caller?>> find = EF.CompileAsyncQuery(
        (BudgetDbContext db, byte[] hash, CancellationToken cancellationToken) => db.AccessTokens
            .Where(t => t.Hash == hash)
            .Select(t => new Caller(t.Id, t.Kind, t.CanWrite, t.ExpiresAt, t.LastUsedAt, t.UserId, t.User.Role))
            .FirstOrDefault());

    private volatile Remembered remembered = new(null);

    /// <summary>Null where no token or session has this secret.</summary>
    public async ValueTask<Caller?> FindAsync(BudgetDbContext db, string secret, CancellationToken cancellationToken)
    {
        var hash = AccessSecret.Hash(secret);
        // Before the query: what it finds is then never remembered for a later commit than it has seen.
        var commit = writes.LastCommit;
        if (commit is null)
            return await find(db, hash, cancellationToken);

        var known = remembered;
        if (known.Commit != commit)
            remembered = known = new(commit);

        var key = Convert.ToHexString(hash);
        if (known.Callers.TryGetValue(key, out var caller))
            return caller;

        caller = await find(db, hash, cancellationToken);
        if (caller is not null && known.Callers.Count < MaxRemembered)
            known.Callers[key] = caller;

        return caller;
    }

    private sealed record Remembered(long? Commit)
    {
        public ConcurrentDictionary<string, Caller> Callers { get; } = new();
    }
}
