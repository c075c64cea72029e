using Npgsql;

namespace BudgetTracker.Api.Tests;

/// <summary>A database of its own on the PostgreSQL server that the tests were given; dropped when disposed.</summary>
public sealed class TestPostgres : IDisposable
{
    private readonly string name = $"budgettracker_test_{Guid.NewGuid():N}";

    public TestPostgres() => Execute($"CREATE DATABASE {name}");

    /// <summary>The server's connection string; null where the tests were given none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("BUDGETTRACKER_TEST_POSTGRES");

    public int MaxPoolSize { get; init; } = 20;

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(Server)
        {
            Database = name,
            MaxPoolSize = MaxPoolSize,
            Timeout = (int)Wait.Limit.TotalSeconds,
            CommandTimeout = (int)Wait.Limit.TotalSeconds,
        }.ConnectionString;

    /// <summary>Executes SQL there, on a connection of its own.</summary>
    /// <returns>The first value of the result.</returns>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);

        Execute($"DROP DATABASE {name} WITH (FORCE)");
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server)
        {
            Timeout = (int)Wait.Limit.TotalSeconds,
            CommandTimeout = (int)Wait.Limit.TotalSeconds,
        }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
