using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>A prepared command that its connection keeps for the next use of the same SQL.</summary>
internal sealed class SqliteStatement : SqliteCommand
{
    /// <summary>Whether its rows are being read.</summary>
    public bool IsBusy => DataReader is not null;
}
