namespace BudgetTracker.Api.Data;

/// <summary>The databases that can hold the ledger.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, in this process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for those who outgrow one machine.</summary>
    Postgres,
}
