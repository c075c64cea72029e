using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Reports;

/// <summary>The query string of a summary.</summary>
public sealed record SummaryFilter : IValidatableObject
{
    /// <summary>The first day, included, yyyy-MM-dd; from the beginning if left out.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    /// <summary>The last day, included, yyyy-MM-dd; to the end if left out.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > To)
            yield return new("Must not be after to.", ["from"]);
    }
}
