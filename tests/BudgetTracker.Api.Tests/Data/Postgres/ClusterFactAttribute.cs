namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>A test with several PostgreSQL servers, which it starts itself; skipped where it cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = ClusterServer.Programs is null
        ? "There is no /usr/lib/postgresql/*/bin/initdb."
        : Environment.IsPrivilegedProcess ? null : "Only root can start servers as the user postgres.";
}
