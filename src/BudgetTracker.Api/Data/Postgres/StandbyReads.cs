using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>Lets a context read from a standby that has every write which was acknowledged before, whoever made it.</summary>
/// <remarks>
/// The primary says up to which position its log is on its disk: what was acknowledged is before that. A standby that has replayed
/// the log up to there shows it. So no client has to say what it wrote, and it may have written through any instance.
/// </remarks>
internal sealed class StandbyReads(PostgresHosts hosts)
{
    private const string Written = $"SELECT pg_current_wal_flush_lsn(), {HostState.TimelineOfPrimary}";

    // A standby that receives another timeline may have replayed what the primary never wrote.
    private const string IsReplayed =
        "SELECT pg_last_wal_replay_lsn() >= $1 FROM pg_stat_wal_receiver WHERE received_tli = $2";

    // A standby that works is some milliseconds behind.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Connects the context to a standby, unless none answers or the one that is asked has not caught up.</summary>
    /// <returns>Connects the context to the primary again; null where it is.</returns>
    public async ValueTask<IAsyncDisposable?> BeginAsync(DbContext db, CancellationToken cancellationToken)
    {
        if (hosts.NextStandby() is not { } standby)
            return null;

        var began = Stopwatch.GetTimestamp();
        NpgsqlConnection? connection = null;
        try
        {
            var (position, timeline) = await FindWrittenAsync(cancellationToken);
            connection = await standby.Reads.OpenConnectionAsync(cancellationToken);
            if (!await WaitForAsync(connection, position, timeline, cancellationToken))
                return null;

            db.Database.SetDbConnection(connection);
            var reads = new Reads(db, connection);
            connection = null;

            return reads;
        }
        catch (NpgsqlException)
        {
            // The primary answers, or says what is wrong.
            return null;
        }
        finally
        {
            CommandLog.Current?.AddTimeSince(began);
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    private async Task<(NpgsqlLogSequenceNumber Position, int Timeline)> FindWrittenAsync(CancellationToken cancellationToken)
    {
        CommandLog.Current?.AddCommand(Written);
        await using var connection = await hosts.Primary.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Written, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);

        return (reader.GetFieldValue<NpgsqlLogSequenceNumber>(0), reader.GetInt32(1));
    }

    private static async Task<bool> WaitForAsync(
        NpgsqlConnection connection,
        NpgsqlLogSequenceNumber position,
        int timeline,
        CancellationToken cancellationToken)
    {
        CommandLog.Current?.AddCommand(IsReplayed);
        await using var command = new NpgsqlCommand(IsReplayed, connection);
        command.Parameters.Add(new() { Value = position, NpgsqlDbType = NpgsqlDbType.PgLsn });
        command.Parameters.Add(new() { Value = timeline });
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Pause, cancellationToken))
        {
            // No row, and so null: it is no standby of this primary.
            var isReplayed = await command.ExecuteScalarAsync(cancellationToken);
            if (isReplayed is not false || Stopwatch.GetElapsedTime(began) > MaxWait)
                return isReplayed is true;
        }
    }

    private sealed class Reads(DbContext db, NpgsqlConnection connection) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            // Its next use makes a connection to the primary.
            db.Database.SetDbConnection(null, contextOwnsConnection: true);

            return connection.DisposeAsync();
        }
    }
}
