using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Tests;

/// <summary>Another process's transaction, which holds the write lock of a SQLite file until this is disposed.</summary>
public sealed class ForeignWriter : IDisposable
{
    private readonly SqliteConnection connection;

    public ForeignWriter(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();
}
