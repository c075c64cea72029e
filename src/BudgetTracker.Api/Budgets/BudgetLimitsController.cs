using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Budgets;

/// <summary>The limits of a budget. To change one is to change the budget: it has a new version then.</summary>
[ApiController]
[Route("api/budgets/{id:id}/limits/{from}")]
[Tags("Budgets")]
public sealed class BudgetLimitsController(IdempotentWrites writes, Today today) : ControllerBase
{
    /// <summary>Sets the limit of a period, past or to come, and of each later one until the next limit.</summary>
    /// <param name="id" example="1">The budget's id.</param>
    /// <param name="from" example="2026-01-01">The first day of the period, yyyy-MM-dd.</param>
    /// <param name="request">The limit.</param>
    /// <response code="200">The budget, as it stands today.</response>
    /// <response code="404">No budget has this id.</response>
    [HttpPut(Name = "setBudgetLimit")]
    [ProducesResponseType<BudgetStatus>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<BudgetStatus>> Set(int id, DateOnly from, BudgetLimitRequest request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var budget = await db.Budgets.WithCategoryAndLimits().FirstOrDefaultAsync(b => b.Id == id);
            if (Request.FailsPrecondition(budget, ApiProblems.NoBudget(id), out var problem))
                return problem;

            if (NearestTo(from, budget) is { } nearest)
                return nearest;

            var limit = budget.Limits.FirstOrDefault(limit => limit.From == from);
            if (limit?.Amount != request.Limit)
            {
                await CountChangeAsync(db, budget);
                if (limit is null)
                    budget.Limits.Add(new BudgetLimit { From = from, Amount = request.Limit });
                else
                    limit.Amount = request.Limit;

                await db.SaveChangesAsync(CancellationToken.None);
            }

            return Ok(await BudgetSpending.StatusOnAsync(db, budget, today.Date, CancellationToken.None));
        });

    /// <summary>Deletes a limit, so that the one before it goes on; the first one stays.</summary>
    /// <param name="id">The budget's id.</param>
    /// <param name="from">The first day that the limit is for, yyyy-MM-dd.</param>
    /// <response code="204">The limit is gone.</response>
    /// <response code="404">No budget has this id, or it has no limit from this day on.</response>
    [HttpDelete(Name = "deleteBudgetLimit")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionResult> Delete(int id, DateOnly from) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var budget = await db.Budgets.WithCategoryAndLimits().FirstOrDefaultAsync(b => b.Id == id);
            if (Request.FailsPrecondition(budget, ApiProblems.NoBudget(id), out var problem))
                return problem;

            if (NearestTo(from, budget) is { } nearest)
                return nearest;

            if (from == budget.StartsOn)
                return ApiProblems.Invalid("from", "The first limit cannot be deleted; set it to another amount instead.");

            if (budget.Limits.FirstOrDefault(limit => limit.From == from) is not { } limit)
                return ApiProblems.NotFound($"Budget {id} has no limit from {from:yyyy-MM-dd} on.");

            await CountChangeAsync(db, budget);
            budget.Limits.Remove(limit);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });

    // First: of two who set the same limit, the second one meets the version, and not the limit of the first one.
    private static async Task CountChangeAsync(BudgetDbContext db, Budget budget)
    {
        db.CountChange(budget);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>The problem for a day that begins no period, with those that do.</summary>
    private static ProblemResult? NearestTo(DateOnly from, Budget budget)
    {
        var (before, after) = new BudgetPeriods(budget.Period, budget.StartsOn).Around(from);

        return from == before || from == after
            ? null
            : ApiProblems.Invalid("from", $"Must begin a period; the nearest begin on {before:yyyy-MM-dd} and {after:yyyy-MM-dd}.");
    }
}
