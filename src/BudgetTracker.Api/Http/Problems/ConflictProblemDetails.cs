using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>A 409 (RFC 9457), with what is in the way.</summary>
public sealed class ConflictProblemDetails : ProblemDetails
{
    /// <summary>Only where a value is taken: the field that holds it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>Only where a category is in use: how many expenses are on it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ExpenseCount { get; init; }

    /// <summary>Only where a category is in use: how many budgets are on it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? BudgetCount { get; init; }

    /// <summary>Only where an import is incomplete or was changed: how many rows, options or expenses are in the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}
