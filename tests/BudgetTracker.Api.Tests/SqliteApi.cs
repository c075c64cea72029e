using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Tests;

/// <summary>The API on SQLite, for what is about SQLite alone.</summary>
public class SqliteApi() : BudgetApi(DatabaseProvider.Sqlite);
