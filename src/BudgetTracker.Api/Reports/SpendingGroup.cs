using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Reports;

/// <summary>What was spent in one group; it has the fields that were asked for in <c>groupBy</c>.</summary>
public sealed record SpendingGroup
{
    /// <summary>The category, when grouped by category.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CategoryReference? Category { get; init; }

    /// <summary>The user, when grouped by user.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UserReference? User { get; init; }

    /// <summary>The day, yyyy-MM-dd, when grouped by day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Day { get; init; }

    /// <summary>The month, yyyy-MM, when grouped by month.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [RegularExpression("^[0-9]{4}-[0-9]{2}$")]
    public string? Month { get; init; }

    /// <summary>The year, when grouped by year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }

    /// <summary>The sum of the amounts, with two decimal places.</summary>
    public required decimal Total { get; init; }

    /// <summary>How many expenses these are.</summary>
    public required int Count { get; init; }

    /// <summary>The part of the overall total, 0 to 1, rounded to four decimal places.</summary>
    [Range(0d, 1d)]
    public required double Share { get; init; }

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static SpendingGroup Example { get; } = new()
    {
        Category = CategoryReference.Example,
        Total = 52.50m,
        Count = 1,
        Share = 1,
    };
}
