using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Reports;

/// <summary>What was spent on one category.</summary>
/// <param name="Id">The category's id.</param>
/// <param name="Name">The category's name.</param>
/// <param name="Color">The category's colour, <c>#RRGGBB</c>.</param>
/// <param name="Total">The sum of the amounts, with two decimal places.</param>
/// <param name="Count">How many expenses these are.</param>
/// <param name="Share">The part of the overall total, 0 to 1, rounded to four decimal places.</param>
public sealed record CategoryTotal(int Id, string Name, string Color, decimal Total, int Count, [property: Range(0d, 1d)] double Share)
{
    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static CategoryTotal Example { get; } = new(1, "Food", "#FF6B6B", 52.50m, 1, 1);
}
