using BudgetTracker.Api.Http.Paging;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Imports;

/// <summary>Which rows of an import.</summary>
public sealed record ImportRowFilter : PageRequest
{
    /// <summary>Only those with this status.</summary>
    [FromQuery(Name = "status")]
    public ImportRowStatus? Status { get; init; }
}
