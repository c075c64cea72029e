using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>A command that its connection keeps, prepared, for whoever sends the same SQL next.</summary>
internal sealed class SqliteStatement : SqliteCommand
{
    /// <summary>Whether its rows are being read.</summary>
    public bool IsBusy => DataReader is not null;
}
