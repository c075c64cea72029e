namespace BudgetTracker.Api.Tests;

/// <summary>One of several instances of the API on the same PostgreSQL database.</summary>
public class SharedPostgresApi(TestPostgres server) : BudgetApi(server, isShared: true);
