using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Reports;

/// <summary>What a report groups by.</summary>
public sealed record SpendingRequest : IValidatableObject
{
    private static readonly string[] Dimensions = Enum.GetNames<Dimension>()
        .Select(name => name.ToLowerInvariant())
        .ToArray();

    /// <summary>One of <c>category</c>, <c>user</c>, <c>day</c>, <c>month</c>, <c>year</c>; repeat it for a second one.</summary>
    [FromQuery(Name = "groupBy")]
    [Required(ErrorMessage = "Is required: one or two of category, user, day, month, year.")]
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GroupBy is null)
            yield break;

        if (GroupBy.Count > 2 || GroupBy.Distinct().Count() < GroupBy.Count || GroupBy.Except(Dimensions).Any())
            yield return new("Must be one or two different ones of: category, user, day, month, year.", ["groupBy"]);
    }

    /// <summary>The dimensions asked for.</summary>
    internal HashSet<Dimension> Read() =>
        [.. GroupBy!.Select(name => (Dimension)Array.IndexOf(Dimensions, name))];
}
