using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Reports;

/// <summary>Totals, summed up by the database.</summary>
[ApiController]
[Tags("Reports")]
public sealed class ReportsController(BudgetDbContext db) : ControllerBase
{
    /// <summary>Sums up what a user spent, by category, highest total first.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="filter">Which days count.</param>
    /// <response code="200">The summary; without expenses its total is 0.00 and its list is empty.</response>
    /// <response code="404">No user has this id.</response>
    [HttpGet("api/users/{id:int}/summary", Name = "getUserSummary")]
    [ProducesResponseType<UserSummary>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<UserSummary>> Summarize(
        int id,
        [FromQuery] SummaryFilter filter,
        CancellationToken cancellationToken)
    {
        var name = await db.Users.Where(u => u.Id == id).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
        if (name is null)
            return Problems.NotFound($"No user has the id {id}.");

        var totals = await db.Expenses
            .Where(e => e.UserId == id)
            .Where(e => (filter.From == null || e.Date >= filter.From) && (filter.To == null || e.Date <= filter.To))
            .GroupBy(e => new { e.Category.Id, e.Category.Name, e.Category.Color })
            .Select(group => new { group.Key, Total = group.Sum(e => e.Amount), Count = group.Count() })
            .OrderByDescending(group => group.Total)
            .ThenBy(group => group.Key.Id)
            .ToListAsync(cancellationToken);

        var total = totals.Sum(group => group.Total);
        var categories = totals.Select(group => new CategoryTotal(
            group.Key.Id,
            group.Key.Name,
            group.Key.Color,
            group.Total,
            group.Count,
            (double)decimal.Round(group.Total / total, 4)));

        return new UserSummary(
            id, name, filter.From, filter.To, total, totals.Sum(group => group.Count), [.. categories]);
    }
}
