using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Reports;

/// <summary>What a report groups by, and whether it has groups for empty periods.</summary>
public sealed record SpendingRequest : IValidatableObject
{
    /// <summary>One of <c>category</c>, <c>user</c>, <c>day</c>, <c>month</c>, <c>year</c>; repeat it for a second one.</summary>
    /// <example>["category"]</example>
    [FromQuery(Name = "groupBy")]
    [Required(ErrorMessage = "Is required: one or two of category, user, day, month, year.")]
    [Dimensions]
    [MinLength(1), MaxLength(DimensionsAttribute.MaxCount, ErrorMessage = DimensionsAttribute.Message)]
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>
    /// Whether there are groups of 0.00 too: one for each empty day, month or year between the first and the last one with
    /// an expense. With a second dimension, each category or user of the report has a group in every period.
    /// </summary>
    [FromQuery(Name = "fill")]
    public bool Fill { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Fill && GroupBy is not null && !Dimensions().Overlaps([Dimension.Day, Dimension.Month, Dimension.Year]))
            yield return new("Goes with groupBy=day, month or year only.", ["fill"]);
    }

    /// <summary>The dimensions asked for.</summary>
    internal HashSet<Dimension> Dimensions() =>
        [.. GroupBy!.Select(name => (Dimension)Array.IndexOf(DimensionsAttribute.Names, name))];
}
