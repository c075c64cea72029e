using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Tests;

/// <summary>The API on PostgreSQL, for what is about PostgreSQL alone.</summary>
public sealed class PostgresApi() : BudgetApi(DatabaseProvider.Postgres);
