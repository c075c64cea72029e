using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Imports;

/// <summary>A bank's file that a user previews, and commits or forgets.</summary>
public sealed class Import : IVersioned
{
    /// <summary>Most characters of a file's name.</summary>
    public const int FileNameMaxLength = 200;

    /// <summary>How long a preview is kept.</summary>
    public static readonly TimeSpan PreviewTime = TimeSpan.FromDays(7);

    /// <summary>Given by the database, counting up from 1, never given twice.</summary>
    public int Id { get; init; }

    /// <summary>Whose import it is; it never changes its owner.</summary>
    public int UserId { get; init; }

    /// <summary>Whose import it is.</summary>
    public User User { get; init; } = null!;

    /// <summary>How far it has come.</summary>
    public ImportState State { get; set; }

    /// <summary>The name of the file, without its folder; null where it was given none.</summary>
    public string? FileName { get; init; }

    /// <summary>The options that the person gave.</summary>
    public required ImportOptionSet Given { get; set; }

    /// <summary>What the reader found out about the file.</summary>
    internal ImportFindings Findings { get; set; } = null!;

    /// <summary>The currencies that the file names, ISO 4217, with a comma between them; empty where it names none.</summary>
    public required string Currencies { get; set; }

    /// <summary>How many rows have each status.</summary>
    public PerStatus<int> Counts { get; set; } = null!;

    /// <summary>The sum of the amounts of the rows of each status; money out is negative.</summary>
    public PerStatus<decimal> Totals { get; set; } = null!;

    /// <summary>How many expenses the commit created.</summary>
    public int Created { get; set; }

    /// <summary>How many rows the commit linked to expenses that were there.</summary>
    public int Linked { get; set; }

    /// <summary>The ids of the categories that the commit created, with a comma between them: an undo takes them back.</summary>
    public string CreatedCategoryIds { get; set; } = "";

    /// <summary>UTC, to the millisecond.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When a preview is forgotten; null after its commit.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>Null before the commit.</summary>
    public DateTime? CommittedAt { get; set; }

    /// <summary>Null where it was not undone.</summary>
    public DateTime? UndoneAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; }
}
