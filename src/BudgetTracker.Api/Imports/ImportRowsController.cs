using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Limits;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>The entries of an imported file.</summary>
[ApiController]
[Route("api/imports/{id:id}/rows")]
[Tags("Imports")]
public sealed class ImportRowsController(ImportPreviews previews, IdempotentWrites writes) : ControllerBase
{
    /// <summary>Most changes of one request.</summary>
    public const int MaxChanges = 1000;

    /// <summary>Lists the rows of an import in the order of the file: what was read, and what a commit does with it.</summary>
    /// <param name="id" example="1">The import's id.</param>
    /// <param name="filter">Which rows.</param>
    /// <response code="200">One page of rows.</response>
    /// <response code="404">No import has this id, or its preview has expired.</response>
    [HttpGet(Name = "listImportRows")]
    [ProducesResponseType<Page<ImportRowResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<ImportRowResponse>>> List(
        int id,
        [FromQuery] ImportRowFilter filter,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var after = filter.After;
        var rows = await (
            from import in previews.In(db)
            join row in db.ImportRows on import.Id equals row.ImportId
            where import.Id == id && row.Number > after && (filter.Status == null || row.Status == filter.Status)
            orderby row.Number
            select new ImportRowResponse(
                row.Number,
                row.Line,
                row.Raw,
                row.Date,
                row.Amount,
                row.Description,
                row.BankId,
                row.Account,
                row.Currency,
                row.FileCategory,
                row.Status,
                row.Reason,
                row.Category == null
                    ? null
                    : new CategoryReference(row.Category.Id, row.Category.Name, row.Category.Color, row.Category.Version),
                row.CategoryReason,
                // An expense of somebody else is none for a member.
                db.Expenses.Where(e => e.Id == row.ExpenseId).Select(e => (long?)e.Id).FirstOrDefault()))
            .ToPageAsync(filter, Request, row => new Cursor(0, row.Number), cancellationToken);
        if (rows.Items.Count == 0 && !await previews.In(db).AnyAsync(i => i.Id == id, cancellationToken))
            return ApiProblems.NoImport(id);

        return rows;
    }

    /// <summary>Changes 1 to 1000 rows of a preview: all of them, or none.</summary>
    /// <param name="id" example="1">The import's id.</param>
    /// <param name="changes">What changes of which row.</param>
    /// <response code="200">The preview as it is now.</response>
    /// <response code="400">Nothing was changed; <c>errors</c> names each error by index, as in <c>[3].number</c>.</response>
    /// <response code="404">No import has this id, or its preview has expired.</response>
    /// <response code="409">The import is committed or undone.</response>
    [HttpPut(Name = "changeImportRows")]
    [BatchBody]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ImportResponse>> Change(
        int id,
        [Length(1, MaxChanges, ErrorMessage = "Must hold 1 to 1000 changes.")] IReadOnlyList<ImportRowChange> changes) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var import = await previews.In(db).FirstOrDefaultAsync(i => i.Id == id);
            if (Request.FailsPrecondition(import, ApiProblems.NoImport(id), out var problem))
                return problem;

            if (import.State != ImportState.Preview)
                return ApiProblems.ImportClosed();

            var errors = await ImportRowChanges.ApplyAsync(db, import, changes);
            if (errors.Count > 0)
                return ApiProblems.Invalid(errors.Select(error => ($"[{error.Index}].{error.Field}", error.Error)));

            return Ok(ImportResponse.From(import));
        });
}
