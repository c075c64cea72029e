using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Budgets;

/// <summary>How long a period of a budget is.</summary>
[JsonConverter(typeof(EnumJsonConverter<BudgetPeriod>))]
public enum BudgetPeriod
{
    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>Twelve months.</summary>
    Year,
}
