using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Degraded while the last backup failed or one does not end: the ledger is served, and somebody should look.</summary>
internal sealed class BackupHealth(ScheduledBackups backups, TimeProvider clock) : IHealthCheck
{
    // A disk of the network that does not respond is waited for without end.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        var newest = backups.LastSuccess is { } made ? $"The newest backup is of {Text(made)}." : "There is no backup yet.";

        if (backups.RunningSince is { } began && clock.GetUtcNow() - began > Longest)
            return Task.FromResult(HealthCheckResult.Degraded($"The backup of {Text(began)} has not ended. {newest}"));

        return Task.FromResult(backups.LastFailure is { } failed
            ? HealthCheckResult.Degraded($"The backup of {Text(failed)} failed; the log says why. {newest}")
            : HealthCheckResult.Healthy(newest));
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
