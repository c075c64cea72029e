using BudgetTracker.Api.Http.Paging;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Budgets;

/// <summary>Which of a user's budgets, and on which day.</summary>
public sealed record BudgetFilter : PageRequest
{
    /// <summary>The day whose period is shown, yyyy-MM-dd; today if left out. Budgets that are not in force then are left out.</summary>
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    /// <summary>Only those with periods of this length.</summary>
    [FromQuery(Name = "period")]
    public BudgetPeriod? Period { get; init; }

    /// <summary>Only those on this category.</summary>
    [FromQuery(Name = "categoryId")]
    public int? CategoryId { get; init; }
}
