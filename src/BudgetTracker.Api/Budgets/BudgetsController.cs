using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Budgets;

/// <summary>What may be spent, period by period.</summary>
[ApiController]
[Route("api/budgets")]
[Tags("Budgets")]
public sealed class BudgetsController(BudgetQueries queries, IdempotentWrites writes, Today today) : ControllerBase
{
    /// <summary>Creates a budget: a limit for each period, on a category or on everything.</summary>
    /// <param name="request">The budget.</param>
    /// <response code="201">The new budget, as it stands today; Location says where it is.</response>
    /// <response code="409">The user has a budget on this category with periods of this length.</response>
    [HttpPost(Name = "createBudget")]
    [ProducesResponseType<BudgetStatus>(StatusCodes.Status201Created)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<BudgetStatus>> Create(BudgetRequest request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var errors = new List<(string Field, string Error)>();
            if (!await db.Users.AnyAsync(u => u.Id == request.UserId))
                errors.Add(("userId", $"No user has the id {request.UserId}."));

            // Tracked, so that the budget has it.
            if (request.CategoryId is { } categoryId && await db.Categories.FindAsync(categoryId) is null)
                errors.Add(("categoryId", $"No category has the id {categoryId}."));

            if (errors.Count > 0)
                return ApiProblems.Invalid(errors);

            var budget = request.ToBudget();
            db.Budgets.Add(budget);
            await db.SaveChangesAsync(CancellationToken.None);

            return Created(
                Url.RouteUrl("getBudget", new { id = budget.Id }),
                await BudgetSpending.StatusOnAsync(db, budget, today.Date, CancellationToken.None));
        });

    /// <summary>Gets one budget, as it stands on a day.</summary>
    /// <param name="id" example="1">The budget's id.</param>
    /// <param name="on">
    /// The day whose period is shown, yyyy-MM-dd; today if left out. Before the budget begins that is its first period,
    /// after its end its last.
    /// </param>
    /// <response code="200">The budget. Its ETag is for If-Match alone: spending changes what is shown, and not the version.</response>
    /// <response code="404">No budget has this id.</response>
    [HttpGet("{id:id}", Name = "getBudget")]
    [ProducesResponseType<BudgetStatus>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<BudgetStatus>> Get(
        int id,
        [FromQuery] DateOnly? on,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var budget = await queries.FindAsync(db, id, cancellationToken);

        return budget is null
            ? ApiProblems.NoBudget(id)
            : await BudgetSpending.StatusOnAsync(db, budget, on ?? today.Date, cancellationToken);
    }

    /// <summary>Replaces what can be changed of a budget; limits have addresses of their own.</summary>
    /// <param name="id" example="1">The budget's id.</param>
    /// <param name="request">The new values.</param>
    /// <response code="200">The budget, as it stands today.</response>
    /// <response code="404">No budget has this id.</response>
    [HttpPut("{id:id}", Name = "replaceBudget")]
    [ProducesResponseType<BudgetStatus>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<BudgetStatus>> Replace(int id, BudgetReplacement request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var budget = await db.Budgets.WithCategoryAndLimits().FirstOrDefaultAsync(b => b.Id == id);
            if (Request.FailsPrecondition(budget, ApiProblems.NoBudget(id), out var problem))
                return problem;

            if (request.EndsOn < budget.StartsOn)
                return ApiProblems.Invalid("endsOn", $"Must not be before the budget begins, on {budget.StartsOn:yyyy-MM-dd}.");

            budget.EndsOn = request.EndsOn;
            budget.Rollover = request.Rollover;
            budget.RolloverCap = request.RolloverCap;
            budget.AlertAt = request.AlertAt;
            await db.SaveChangesAsync(CancellationToken.None);

            return Ok(await BudgetSpending.StatusOnAsync(db, budget, today.Date, CancellationToken.None));
        });

    /// <summary>Deletes a budget and its limits; expenses stay.</summary>
    /// <param name="id">The budget's id.</param>
    /// <response code="204">The budget is gone.</response>
    /// <response code="404">No budget has this id.</response>
    [HttpDelete("{id:id}", Name = "deleteBudget")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionResult> Delete(int id) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var budget = await db.Budgets.FindAsync(id);
            if (Request.FailsPrecondition(budget, ApiProblems.NoBudget(id), out var problem))
                return problem;

            db.Budgets.Remove(budget);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });

    /// <summary>Lists the periods of a budget up to the one that holds a day, newest first.</summary>
    /// <param name="id" example="1">The budget's id.</param>
    /// <param name="on">The day that the newest period holds, yyyy-MM-dd; today if left out. After the budget's end: its last period.</param>
    /// <param name="page">Which part of the list.</param>
    /// <response code="200">One page of periods; before the budget begins there is none.</response>
    /// <response code="404">No budget has this id.</response>
    [HttpGet("{id:id}/periods", Name = "listBudgetPeriods")]
    [ReadsReplica]
    [ProducesResponseType<Page<BudgetPeriodResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<BudgetPeriodResponse>>> ListPeriods(
        int id,
        [FromQuery] DateOnly? on,
        [FromQuery] PageRequest page,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(db, id, cancellationToken) is not { } budget)
            return ApiProblems.NoBudget(id);

        // The cursor names the oldest period that was shown.
        var day = on ?? today.Date;
        var last = day < budget.StartsOn ? -1 : BudgetArithmetic.PeriodOn(budget, day);
        if (page.Cursor is { } cursor)
            last = (int)Math.Clamp(cursor.Id - 1, -1, last);

        if (last < 0)
            return new Page<BudgetPeriodResponse>([], null);

        var first = Math.Max(0, last - page.Limit + 1);

        return new Page<BudgetPeriodResponse>(
            await BudgetSpending.PeriodsAsync(db, budget, first, last, cancellationToken),
            first == 0 ? null : new Cursor(0, first).Write(Request));
    }
}
