using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Tests;

/// <summary>Somebody else who is in the middle of writing to a SQLite file, until disposed.</summary>
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
