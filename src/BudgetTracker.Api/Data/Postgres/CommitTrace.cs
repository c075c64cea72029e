using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>A row that each unit of work inserts, so that a commit whose confirmation was lost can be looked up.</summary>
/// <remarks>
/// All attempts of one unit insert the same id first. A server's own transaction id would not do: after a failover, it may
/// be given again.
/// </remarks>
internal sealed class CommitTrace
{
    public required Guid Id { get; init; }

    /// <summary>The server's time when the unit began.</summary>
    public DateTime CreatedAt { get; init; }

    public static void Configure(EntityTypeBuilder<CommitTrace> trace)
    {
        trace.ToTable("commit_traces");
        trace.Property(t => t.Id).ValueGeneratedNever();
        trace.Property(t => t.CreatedAt).HasDefaultValueSql("now()");
    }

    /// <summary>Inserts the trace, after waiting for an earlier attempt that is still committing it.</summary>
    /// <returns>False when it is there: an earlier attempt was committed. True when none was, and none can be any more.</returns>
    public static async Task<bool> TryInsertAsync(BudgetDbContext db, Guid id) =>
        await db.Database.ExecuteSqlAsync($"INSERT INTO commit_traces (id) VALUES ({id}) ON CONFLICT DO NOTHING") == 1;

    // No unit is retried for longer than a few seconds. What another instance is deleting is left to it.
    public static Task PurgeAsync(BudgetDbContext db) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM commit_traces WHERE id IN (
            SELECT id FROM commit_traces WHERE created_at < now() - interval '10 minutes' FOR UPDATE SKIP LOCKED)
        """);
}
