using System.Text.Json;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>Keeps the responses of requests with a key, and finds them again.</summary>
public sealed class IdempotencyStore(
    IServiceScopeFactory scopes,
    IdempotencyOptions options,
    IOptions<JsonOptions> json,
    TimeProvider clock)
{
    private readonly PurgeTimer purge = new(clock);

    /// <summary>The response to an earlier request of this key: the same again, or 422 if it was another request.</summary>
    /// <returns>Null when there was none.</returns>
    public async Task<ActionResult?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        var expiry = Expiry();
        var record = await db.Set<IdempotencyRecord>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.Key == key.Value && r.CreatedAt > expiry, cancellationToken);

        return record switch
        {
            null => null,
            _ when record.RequestHash != key.RequestHash => ApiProblems.IdempotencyKeyReused(),
            _ => new StoredResponse(record, replayed: true),
        };
    }

    /// <summary>Saves a response in the transaction of its write, and now and then forgets what is older than it need be.</summary>
    /// <returns>The response to send.</returns>
    /// <remarks>If each write did, each would wait for those that are deleting the same records.</remarks>
    public async Task<ActionResult> SaveAsync(BudgetDbContext db, IdempotencyKey key, ActionResult result)
    {
        var (expiry, isTimeToPurge) = (Expiry(), purge.IsTime());
        await db.Set<IdempotencyRecord>().Where(r => (isTimeToPurge || r.Key == key.Value) && r.CreatedAt <= expiry).ExecuteDeleteAsync();
        var made = result as ObjectResult;
        var record = new IdempotencyRecord
        {
            Key = key.Value,
            RequestHash = key.RequestHash,
            Status = ((IStatusCodeActionResult)result).StatusCode ?? StatusCodes.Status200OK,
            Location = (made as CreatedResult)?.Location,
            ETag = (made?.Value as IHasETag)?.ETag,
            Body = made is null ? "" : JsonSerializer.Serialize(made.Value, json.Value.JsonSerializerOptions),
        };
        db.Add(record);
        await db.SaveChangesAsync();

        return new StoredResponse(record, replayed: false);
    }

    private DateTime Expiry() => clock.GetUtcNow().UtcDateTime.AddHours(-options.KeepHours);
}
