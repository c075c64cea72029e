using BudgetTracker.Api.Http.Paging;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Access;

/// <summary>Whose tokens.</summary>
public sealed record TokenFilter : PageRequest
{
    /// <summary>For admins: this user's; the caller's own if left out.</summary>
    [FromQuery(Name = "userId")]
    public int? UserId { get; init; }
}
