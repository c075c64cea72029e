using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Imports;

/// <summary>What an undo does with expenses that were changed since the commit.</summary>
[JsonConverter(typeof(EnumJsonConverter<ChangedExpenses>))]
public enum ChangedExpenses
{
    /// <summary>They go too.</summary>
    Delete,

    /// <summary>They stay, as if they had been entered by hand.</summary>
    Keep,
}
