namespace BudgetTracker.Api.Data;

/// <summary>The section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which database holds the ledger; default <see cref="DatabaseProvider.Sqlite"/>.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Whether pending migrations are applied at start; default true. If not, they stop the start.</summary>
    public bool MigrateOnStartup { get; set; } = true;

    /// <summary>
    /// Whether a missing SQLite file is created; default true. Set it to false where the file is on a volume that could
    /// be missing: an empty ledger would look like a lost one.
    /// </summary>
    public bool CreateIfMissing { get; set; } = true;

    /// <summary>Whether lists, reports and exports may be read from standbys of a PostgreSQL server; default false.</summary>
    public bool ReadReplicas { get; set; }
}
