using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Imports;

/// <summary>What a commit does with a row, and why.</summary>
[JsonConverter(typeof(EnumJsonConverter<ImportRowStatus>))]
public enum ImportRowStatus
{
    /// <summary>Becomes an expense.</summary>
    New,

    /// <summary>Left out: it was imported before.</summary>
    Duplicate,

    /// <summary>
    /// An expense entered by hand has the same amount within three days, or an earlier import has the entry under another id
    /// or another entry under its id: the person decides.
    /// </summary>
    Match,

    /// <summary>Left out: money in or a transfer. The ledger holds spending.</summary>
    NotSpending,

    /// <summary>Left out: the bank has not booked it yet, and it comes again.</summary>
    Pending,

    /// <summary>Left out unless asked for: it was imported before, and deleted since.</summary>
    Deleted,

    /// <summary>Left out by the person.</summary>
    Skipped,

    /// <summary>Left out: it cannot be read.</summary>
    Invalid,
}
