using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The section <c>Backup</c> of the configuration: copies of a SQLite ledger, made by the server itself.</summary>
public sealed class BackupOptions
{
    /// <summary>Where the copies are made, best on another disk; it must be there. Not set (the default): none are made.</summary>
    public string? Folder { get; set; }

    /// <summary>How many hours after the newest copy the next one is made: up to a hundred years; default 24.</summary>
    [Range(1, 876_000)]
    public int EveryHours { get; set; } = 24;

    /// <summary>How many copies are kept; default 14. After each new one, the oldest beyond these are deleted.</summary>
    public int Keep { get; set; } = 14;
}
