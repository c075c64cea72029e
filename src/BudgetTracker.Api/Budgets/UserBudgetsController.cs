using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Budgets;

/// <summary>The budgets of one user.</summary>
[ApiController]
[Route("api/users/{id:id}/budgets")]
[Tags("Budgets")]
public sealed class UserBudgetsController(BudgetQueries queries, Today today) : ControllerBase
{
    /// <summary>Lists a user's budgets, each as it stands on a day, in the order of their ids.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="filter">Which budgets, and on which day.</param>
    /// <response code="200">One page of budgets; those that have not begun or have ended on that day are left out.</response>
    /// <response code="404">No user has this id.</response>
    [HttpGet(Name = "listUserBudgets")]
    [ReadsReplica]
    [ProducesResponseType<Page<BudgetStatus>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<BudgetStatus>>> List(
        int id,
        [FromQuery] BudgetFilter filter,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var day = filter.On ?? today.Date;
        var budgets = await queries.List(db, id, day, filter)
            .ToPageAsync(filter, Request, budget => new Cursor(0, budget.Id), cancellationToken);
        if (budgets.Items.Count > 0)
        {
            var statuses = await BudgetSpending.StatusOnAsync(db, budgets.Items, day, cancellationToken);

            return new Page<BudgetStatus>(statuses, budgets.NextCursor);
        }

        if (!await db.Users.AnyAsync(u => u.Id == id, cancellationToken))
            return ApiProblems.NoUser(id);

        // An empty list would look like a response.
        if (filter.CategoryId is { } categoryId && !await db.Categories.AnyAsync(c => c.Id == categoryId, cancellationToken))
            return ApiProblems.Invalid("categoryId", $"No category has the id {categoryId}.");

        return new Page<BudgetStatus>([], null);
    }
}
