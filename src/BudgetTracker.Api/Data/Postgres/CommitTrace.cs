using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>A row that each unit of work inserts, so that a commit whose confirmation was lost can be looked up.</summary>
/// <remarks>
/// All attempts of one unit insert the same id. While the server is still committing an earlier attempt, the primary key
/// makes the next one wait for it. A server's own transaction id would not do: after a failover, it may be given again.
/// </remarks>
internal sealed class CommitTrace
{
    /// <summary>How often each process deletes old rows.</summary>
    public const int PurgeIntervalMilliseconds = 60_000;

    public required Guid Id { get; init; }

    /// <summary>The server's time when the unit began.</summary>
    public DateTime CreatedAt { get; init; }

    public static void Configure(EntityTypeBuilder<CommitTrace> trace)
    {
        trace.ToTable("commit_traces");
        trace.Property(t => t.Id).ValueGeneratedNever();
        trace.Property(t => t.CreatedAt).HasDefaultValueSql("now()");
    }

    public static Task<bool> ExistsAsync(BudgetDbContext db, Guid id) => db.Set<CommitTrace>().AnyAsync(t => t.Id == id);

    public static Task InsertAsync(BudgetDbContext db, Guid id) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO commit_traces (id) VALUES ({id})");

    // No unit is retried for longer than a few seconds.
    public static Task PurgeAsync(BudgetDbContext db) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM commit_traces WHERE created_at < now() - interval '10 minutes'");
}
