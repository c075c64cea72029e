using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Budgets;

/// <summary>What a period hands on to the next one.</summary>
[JsonConverter(typeof(EnumJsonConverter<Rollover>))]
public enum Rollover
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What is left; a deficit is forgotten.</summary>
    Surplus,

    /// <summary>What is left, or the deficit.</summary>
    Full,
}
