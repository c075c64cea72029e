using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Categories;

/// <summary>What money is spent on; shared by all users.</summary>
[ApiController]
[Route("api/categories")]
[Tags("Categories")]
public sealed class CategoriesController(IdempotentWrites writes) : ControllerBase
{
    /// <summary>Lists categories in the order of their ids.</summary>
    /// <response code="200">One page of categories.</response>
    [HttpGet(Name = "listCategories")]
    [ReadsReplica]
    [ProducesResponseType<Page<CategoryResponse>>(StatusCodes.Status200OK)]
    public async Task<Page<CategoryResponse>> List(
        [FromQuery] CategoryFilter filter,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var categories = await filter.Apply(db.Categories.AsNoTracking())
            .ToPageAsync(filter, Request, category => new Cursor(0, category.Id), cancellationToken);

        return categories.Select(CategoryResponse.From);
    }

    /// <summary>Creates a category.</summary>
    /// <param name="request">The category.</param>
    /// <response code="201">The new category; Location says where it is.</response>
    /// <response code="409">Another category has this name.</response>
    [HttpPost(Name = "createCategory")]
    [ProducesResponseType<CategoryResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<CategoryResponse>> Create(CategoryRequest request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var color = request.Color ?? await CategoryColors.NextAsync(db);
            var category = new Category { Name = request.Name, Color = color };
            db.Categories.Add(category);
            await db.SaveChangesAsync(CancellationToken.None);

            return Created(Url.RouteUrl("getCategory", new { id = category.Id }), CategoryResponse.From(category));
        });

    /// <summary>Gets one category.</summary>
    /// <param name="id" example="1">The category's id.</param>
    /// <response code="200">The category.</response>
    /// <response code="404">No category has this id.</response>
    [HttpGet("{id:id}", Name = "getCategory")]
    [ProducesResponseType<CategoryResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<CategoryResponse>> Get(
        int id,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var category = await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

        return category is null ? ApiProblems.NoCategory(id) : CategoryResponse.From(category);
    }

    /// <summary>Replaces a category's name and colour; a colour that is left out stays. With sign-in, for admins.</summary>
    /// <param name="id" example="1">The category's id.</param>
    /// <param name="request">The new values.</param>
    /// <response code="200">The category as it is now.</response>
    /// <response code="404">No category has this id.</response>
    /// <response code="409">Another category has this name.</response>
    [HttpPut("{id:id}", Name = "replaceCategory")]
    [AdminOnly]
    [ProducesResponseType<CategoryResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<CategoryResponse>> Replace(int id, CategoryRequest request) =>
        await ChangeAsync(id, request.Name, request.Color);

    /// <summary>Changes a category's name, colour, or both; what is left out stays. With sign-in, for admins.</summary>
    /// <param name="id" example="1">The category's id.</param>
    /// <param name="patch">The new values (a JSON merge patch, RFC 7396).</param>
    /// <response code="200">The category as it is now.</response>
    /// <response code="404">No category has this id.</response>
    /// <response code="409">Another category has this name.</response>
    [HttpPatch("{id:id}", Name = "patchCategory")]
    [AdminOnly]
    [ProducesResponseType<CategoryResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<CategoryResponse>> Patch(int id, CategoryPatch patch) =>
        await ChangeAsync(id, patch.Name, patch.Color);

    /// <summary>Deletes a category, if need be after moving its expenses to another one; this cannot be undone. With sign-in, for admins.</summary>
    /// <param name="id">The category's id.</param>
    /// <param name="moveExpensesTo">
    /// The id of another category: the expenses move there, and this category goes with its budgets, all or nothing.
    /// Without it, a category in use cannot be deleted.
    /// </param>
    /// <response code="200">The expenses are moved, and the category and its budgets are gone (only with moveExpensesTo).</response>
    /// <response code="204">The category is gone.</response>
    /// <response code="404">No category has this id.</response>
    /// <response code="409">Expenses or budgets are on this category; <c>expenseCount</c> and <c>budgetCount</c> say how many.</response>
    [HttpDelete("{id:id}", Name = "deleteCategory")]
    [AdminOnly]
    [ProducesResponseType<MovedExpensesResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<MovedExpensesResponse>> Delete(int id, [FromQuery] int? moveExpensesTo) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var category = await db.FindToDeleteAsync(id);
            if (Request.FailsPrecondition(category, ApiProblems.NoCategory(id), out var problem))
                return problem;

            if (moveExpensesTo is { } target)
                return await MoveAndDeleteAsync(db, category, target);

            var expenseCount = await db.Expenses.CountAsync(e => e.CategoryId == id);
            var budgetCount = await db.Budgets.CountAsync(b => b.CategoryId == id);
            if (expenseCount + budgetCount > 0)
                return ApiProblems.CategoryInUse(expenseCount, budgetCount);

            db.Categories.Remove(category);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });

    private Task<ActionResult> ChangeAsync(int id, string? name, string? color) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var category = await db.Categories.FindAsync(id);
            if (Request.FailsPrecondition(category, ApiProblems.NoCategory(id), out var problem))
                return problem;

            category.Name = name ?? category.Name;
            category.Color = color ?? category.Color;
            await db.SaveChangesAsync(CancellationToken.None);

            return Ok(CategoryResponse.From(category));
        });

    private async Task<ActionResult> MoveAndDeleteAsync(BudgetDbContext db, Category category, int targetId)
    {
        if (targetId == category.Id)
            return ApiProblems.Invalid("moveExpensesTo", "Must be another category than the one that is deleted.");

        if (!await db.Categories.AnyAsync(c => c.Id == targetId))
            return ApiProblems.Invalid("moveExpensesTo", $"No category has the id {targetId}.");

        var moved = await db.Expenses.Where(e => e.CategoryId == category.Id).ExecuteUpdateAsync(expense => expense
            .SetProperty(e => e.CategoryId, targetId)
            .SetProperty(e => e.Version, e => e.Version + 1));

        // What was decided about this category says nothing about another one.
        var deletedBudgets = await db.Budgets.Where(b => b.CategoryId == category.Id).ExecuteDeleteAsync();
        db.Categories.Remove(category);
        await db.SaveChangesAsync(CancellationToken.None);

        return Ok(new MovedExpensesResponse(moved, deletedBudgets));
    }
}
