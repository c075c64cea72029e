using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>A server is a primary, but a standby was promoted in its place.</summary>
internal sealed class StalePrimaryException(string? host, int? timeline, int current) : NpgsqlException(
    $"{host} is a primary of timeline {timeline}, but another one writes timeline {current}: it was replaced, and is not used.")
{
    /// <summary>Npgsql then leaves the server alone for <c>Host Recheck Seconds</c>.</summary>
    public override bool IsTransient => true;
}
