using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>What one of several servers says of itself.</summary>
/// <param name="IsPrimary">Whether it takes writes; else it is a standby.</param>
/// <param name="Timeline">
/// The timeline that a primary writes or a standby receives: each promotion of a standby begins the next one. Null for a standby
/// that receives nothing, or that does not say so to this role (it says so to members of pg_read_all_stats).
/// </param>
internal sealed record HostState(bool IsPrimary, int? Timeline)
{
    /// <summary>The timeline that a primary writes, in SQL: the first eight digits of the name of a file of its log.</summary>
    public const string TimelineOfPrimary = "('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int";

    private const string Query = $"""
        SELECT NOT pg_is_in_recovery(), CASE WHEN pg_is_in_recovery()
            THEN (SELECT received_tli FROM pg_stat_wal_receiver WHERE status = 'streaming')
            ELSE {TimelineOfPrimary} END
        """;

    /// <summary>Asks the server of an open connection.</summary>
    public static async Task<HostState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);

        return new(reader.GetBoolean(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetInt32(1));
    }

    /// <summary>As the log shows it.</summary>
    public override string ToString() =>
        (IsPrimary ? "primary" : "standby") + (Timeline is null ? "" : $" of timeline {Timeline}");
}
