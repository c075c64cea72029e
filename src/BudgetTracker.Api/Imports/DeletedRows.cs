using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Imports;

/// <summary>What a commit does with rows that were imported before, and deleted since.</summary>
[JsonConverter(typeof(EnumJsonConverter<DeletedRows>))]
public enum DeletedRows
{
    /// <summary>They stay deleted.</summary>
    Leave,

    /// <summary>They become expenses again.</summary>
    Restore,
}
