using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Http.QueryStrings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Expenses;

/// <summary>The expenses of one user, as a collection that belongs to the user.</summary>
[ApiController]
[Route("api/users/{id:id}/expenses")]
[Tags("Users")]
public sealed class UserExpensesController(ExpenseQueries queries, IdempotentWrites writes) : ControllerBase
{
    /// <summary>Lists a user's own expenses, filtered and ordered.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="filter">Which of the user's expenses.</param>
    /// <param name="page">Which part of the list.</param>
    /// <response code="200">One page of expenses.</response>
    /// <response code="404">No user has this id.</response>
    [HttpGet(Name = "listUserExpenses")]
    [ReadsReplica]
    [FixedByRoute("userId")]
    [ProducesResponseType<Page<ExpenseResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<ExpenseResponse>>> List(
        int id,
        [FromQuery] ExpenseFilter filter,
        [FromQuery] ExpensePage page,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var (found, errors) = await queries.ListAsync(db, filter with { UserId = id }, page, Request, cancellationToken);
        if (found is not null)
            return found;

        return errors.Any(error => error.Field == "userId") ? ApiProblems.NoUser(id) : ApiProblems.Invalid(errors);
    }

    /// <summary>Takes an expense out of a user's collection, which deletes it.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="expenseId">The id of one of the user's expenses.</param>
    /// <response code="204">The expense is gone.</response>
    /// <response code="404">No user has this id, or the expense is not one of this user's.</response>
    [HttpDelete("{expenseId:longId}", Name = "removeUserExpense")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionResult> Remove(int id, long expenseId) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var user = await db.Users
                .Include(u => u.Expenses.Where(e => e.Id == expenseId))
                .FirstOrDefaultAsync(u => u.Id == id);
            if (user is null)
                return ApiProblems.NoUser(id);

            var expense = user.Expenses.SingleOrDefault();
            var missing = ApiProblems.NotFound($"User {id} has no expense with the id {expenseId}.");
            if (Request.FailsPrecondition(expense, missing, out var problem))
                return problem;

            user.Expenses.Remove(expense);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });
}
