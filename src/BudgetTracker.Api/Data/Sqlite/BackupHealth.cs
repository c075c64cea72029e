using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Degraded while the last backup failed: the ledger is served, and somebody should look at the log.</summary>
internal sealed class BackupHealth(ScheduledBackups backups) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        var newest = backups.LastSuccess is { } made ? $"The newest backup is of {Text(made)}." : "There is no backup yet.";

        return Task.FromResult(backups.LastFailure is { } failed
            ? HealthCheckResult.Degraded($"The backup of {Text(failed)} failed; the log says why. {newest}")
            : HealthCheckResult.Healthy(newest));
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
