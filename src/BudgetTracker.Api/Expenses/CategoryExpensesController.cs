using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Http.QueryStrings;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Expenses;

/// <summary>The expenses on one category, by anybody.</summary>
[ApiController]
[Route("api/categories/{id:id}/expenses")]
[Tags("Categories")]
public sealed class CategoryExpensesController(ExpenseQueries queries) : ControllerBase
{
    /// <summary>Lists the expenses on a category, filtered and ordered.</summary>
    /// <param name="id" example="1">The category's id.</param>
    /// <param name="filter">Which of the category's expenses.</param>
    /// <param name="page">Which part of the list.</param>
    /// <response code="200">One page of expenses.</response>
    /// <response code="404">No category has this id.</response>
    [HttpGet(Name = "listCategoryExpenses")]
    [ReadsReplica]
    [FixedByRoute("categoryId", "category")]
    [ProducesResponseType<Page<ExpenseResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<ExpenseResponse>>> List(
        int id,
        [FromQuery] ExpenseFilter filter,
        [FromQuery] ExpensePage page,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var (found, errors) = await queries.ListAsync(db, filter with { CategoryId = [id] }, page, Request, cancellationToken);
        if (found is not null)
            return found;

        return errors.Any(error => error.Field == "categoryId") ? ApiProblems.NoCategory(id) : ApiProblems.Invalid(errors);
    }
}
