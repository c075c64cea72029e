namespace BudgetTracker.Api.Tests;

/// <summary>A test that is about PostgreSQL; skipped where the tests were given no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() =>
        Skip = TestPostgres.Server is null ? "BUDGETTRACKER_TEST_POSTGRES holds no connection string." : null;
}
