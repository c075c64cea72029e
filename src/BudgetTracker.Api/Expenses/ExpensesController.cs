using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Limits;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>The money spent.</summary>
[ApiController]
[Route("api/expenses")]
[Tags("Expenses")]
public sealed class ExpensesController(
    ExpenseQueries queries,
    ExpenseCreation creation,
    IdempotentWrites writes,
    Today today) : ControllerBase
{
    /// <summary>Most expenses of one batch.</summary>
    public const int MaxBatch = 1000;

    /// <summary>Lists everybody's expenses, filtered and ordered.</summary>
    /// <response code="200">One page of expenses.</response>
    [HttpGet(Name = "listExpenses")]
    [ReadsReplica]
    [ProducesResponseType<Page<ExpenseResponse>>(StatusCodes.Status200OK)]
    public async Task<ActionResult<Page<ExpenseResponse>>> List(
        [FromQuery] ExpenseFilter filter,
        [FromQuery] ExpensePage page,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var (found, errors) = await queries.ListAsync(db, filter, page, Request, cancellationToken);

        return found is null ? ApiProblems.Invalid(errors) : found;
    }

    /// <summary>Creates an expense.</summary>
    /// <param name="request">The expense.</param>
    /// <response code="201">The new expense; Location says where it is.</response>
    [HttpPost(Name = "createExpense")]
    [ProducesResponseType<ExpenseResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<ExpenseResponse>> Create(ExpenseRequest request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var (expense, errors) = await creation.CreateAsync(db, request, today.Date);
            if (expense is null)
                return ApiProblems.Invalid(errors);

            return Created(Url.RouteUrl("getExpense", new { id = expense.Id }), expense);
        });

    /// <summary>Creates 1 to 1000 expenses: all of them, or none.</summary>
    /// <param name="requests">The expenses.</param>
    /// <response code="201">The new expenses, in the order of the request.</response>
    /// <response code="400">Nothing was created; <c>errors</c> names each error by index, as in <c>[3].amount</c>.</response>
    [HttpPost("batch", Name = "createExpenses")]
    [BatchBody]
    [ProducesResponseType<ExpenseBatchResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<ExpenseBatchResponse>> CreateBatch(
        [Length(1, MaxBatch, ErrorMessage = "Must hold 1 to 1000 expenses.")] IReadOnlyList<ExpenseRequest> requests) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var (expenses, errors) = await creation.CreateAsync(db, requests, today.Date);
            if (errors.Count > 0)
                return ApiProblems.Invalid(errors.Select(error => ($"[{error.Index}].{error.Field}", error.Error)));

            return Created((string?)null, new ExpenseBatchResponse(expenses));
        });

    /// <summary>Gets one expense with its owner and its category.</summary>
    /// <param name="id" example="1">The expense's id.</param>
    /// <response code="200">The expense.</response>
    /// <response code="404">No expense has this id.</response>
    [HttpGet("{id:longId}", Name = "getExpense")]
    [ProducesResponseType<ExpenseResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ExpenseResponse>> Get(
        long id,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var expense = await queries.FindAsync(db, id, cancellationToken);

        return expense is null ? NoExpense(id) : expense;
    }

    /// <summary>Replaces an expense; its owner stays.</summary>
    /// <param name="id" example="1">The expense's id.</param>
    /// <param name="request">The new values.</param>
    /// <response code="200">The expense as it is now.</response>
    /// <response code="404">No expense has this id.</response>
    [HttpPut("{id:longId}", Name = "replaceExpense")]
    [ProducesResponseType<ExpenseResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ExpenseResponse>> Replace(long id, ExpenseReplacement request) =>
        await ChangeAsync(id, request.CategoryId, request.Description, request.Amount, request.Date);

    /// <summary>Changes an expense's category, description, amount or date; what is left out stays, and so does its owner.</summary>
    /// <param name="id" example="1">The expense's id.</param>
    /// <param name="patch">The new values (a JSON merge patch, RFC 7396).</param>
    /// <response code="200">The expense as it is now.</response>
    /// <response code="404">No expense has this id.</response>
    [HttpPatch("{id:longId}", Name = "patchExpense")]
    [ProducesResponseType<ExpenseResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ExpenseResponse>> Patch(long id, ExpensePatch patch) =>
        await ChangeAsync(id, patch.CategoryId, patch.Description, patch.Amount, patch.Date);

    /// <summary>Deletes an expense; this cannot be undone.</summary>
    /// <param name="id">The expense's id.</param>
    /// <response code="204">The expense is gone.</response>
    /// <response code="404">No expense has this id.</response>
    [HttpDelete("{id:longId}", Name = "deleteExpense")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionResult> Delete(long id) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var expense = await db.Expenses.FindAsync(id);
            if (Request.FailsPrecondition(expense, NoExpense(id), out var problem))
                return problem;

            db.Expenses.Remove(expense);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });

    // Null: the value stays. Only a patch has nulls; a replacement gives every value.
    private Task<ActionResult> ChangeAsync(long id, int? categoryId, string? description, decimal? amount, DateOnly? date) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var expense = await db.Expenses.WithOwnerAndCategory().FirstOrDefaultAsync(e => e.Id == id);
            if (Request.FailsPrecondition(expense, NoExpense(id), out var problem))
                return problem;

            if (await db.Categories.FindAsync(categoryId ?? expense.CategoryId) is not { } category)
                return ApiProblems.Invalid("categoryId", $"No category has the id {categoryId}.");

            expense.Category = category;
            expense.Description = description ?? expense.Description;
            expense.Amount = amount ?? expense.Amount;
            expense.Date = date ?? expense.Date;
            await db.SaveChangesAsync(CancellationToken.None);

            return Ok(ExpenseResponse.From(expense));
        });

    private static ProblemResult NoExpense(long id) => ApiProblems.NotFound($"No expense has the id {id}.");
}
