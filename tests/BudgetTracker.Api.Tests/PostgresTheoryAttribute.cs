namespace BudgetTracker.Api.Tests;

/// <summary>A theory about PostgreSQL; skipped where the tests were given no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = new PostgresFactAttribute().Skip;
}
