using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Imports;

/// <summary>How far an import has come.</summary>
[JsonConverter(typeof(EnumJsonConverter<ImportState>))]
public enum ImportState
{
    /// <summary>Nothing has touched the ledger yet.</summary>
    Preview,

    /// <summary>Its expenses are in the ledger.</summary>
    Committed,

    /// <summary>It was committed, and its expenses were removed again.</summary>
    Undone,
}
