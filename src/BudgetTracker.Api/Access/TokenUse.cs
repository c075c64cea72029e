using System.Collections.Concurrent;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Writes down when a token or session was last used, to the hour: at most one write an hour for each.</summary>
internal sealed class TokenUse(Writes writes, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, bool> running = new();

    /// <summary>Notes that it is used now. The request does not wait for the write; one that fails is made up for by the next use.</summary>
    public void Note(Caller caller)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        if (caller.LastUsedAt >= hour || !running.TryAdd(caller.TokenId, true))
            return;

        // It is none of the request's commands.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => SaveAsync(caller.TokenId, hour));
    }

    private async Task SaveAsync(int tokenId, DateTime hour)
    {
        try
        {
            await writes.RunAsync(
                async db => UnitOfWork.Commit(await db.AccessTokens.Where(t => t.Id == tokenId)
                    .ExecuteUpdateAsync(token => token.SetProperty(t => t.LastUsedAt, hour))),
                CancellationToken.None);
        }
        finally
        {
            running.TryRemove(tokenId, out _);
        }
    }
}
