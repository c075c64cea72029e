using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Reports;

/// <summary>What a report groups by.</summary>
public sealed record SpendingRequest
{
    /// <summary>One of <c>category</c>, <c>user</c>, <c>day</c>, <c>month</c>, <c>year</c>; repeat it for a second one.</summary>
    /// <example>["category"]</example>
    [FromQuery(Name = "groupBy")]
    [Required(ErrorMessage = "Is required: one or two of category, user, day, month, year.")]
    [Dimensions]
    [MinLength(1), MaxLength(DimensionsAttribute.MaxCount, ErrorMessage = DimensionsAttribute.Message)]
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>The dimensions asked for.</summary>
    internal HashSet<Dimension> Read() =>
        [.. GroupBy!.Select(name => (Dimension)Array.IndexOf(DimensionsAttribute.Names, name))];
}
