using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BudgetTracker.Api.Data;

/// <summary>Healthy when the database can be queried.</summary>
internal sealed class DatabaseHealth(BudgetDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        await db.Users.AnyAsync(cancellationToken);

        return HealthCheckResult.Healthy();
    }
}
