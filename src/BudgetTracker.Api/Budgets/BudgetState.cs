using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Budgets;

/// <summary>How a budget stands in a period.</summary>
[JsonConverter(typeof(EnumJsonConverter<BudgetState>))]
public enum BudgetState
{
    /// <summary>Less is spent than the part that alerts.</summary>
    Under,

    /// <summary>At least the part that alerts is spent, and no more than there is.</summary>
    Near,

    /// <summary>More is spent than there is.</summary>
    Over,
}
