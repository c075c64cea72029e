using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>A bank's file: previewed, corrected, committed and, if wrong, undone.</summary>
[ApiController]
[Route("api/imports/{id:id}")]
[Tags("Imports")]
public sealed class ImportsController(ImportPreviews previews, IdempotentWrites writes) : ControllerBase
{
    /// <summary>Gets one import.</summary>
    /// <param name="id" example="1">The import's id.</param>
    /// <response code="200">The import.</response>
    /// <response code="404">No import has this id, or its preview has expired.</response>
    [HttpGet(Name = "getImport")]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ImportResponse>> Get(
        int id,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var import = await previews.In(db).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);

        return import is null ? ApiProblems.NoImport(id) : ImportResponse.From(import);
    }

    /// <summary>Reads the file of a preview again with other options. What was changed in rows is lost.</summary>
    /// <param name="id" example="1">The import's id.</param>
    /// <param name="options">All options; what is left out is detected.</param>
    /// <response code="200">The preview as it is now.</response>
    /// <response code="404">No import has this id, or its preview has expired.</response>
    /// <response code="409">The import is committed or undone.</response>
    [HttpPut("options", Name = "setImportOptions")]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ImportResponse>> SetOptions(
        int id,
        [FromBody] ImportOptionSet options,
        [FromServices] ImportReader reader,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var import = await previews.In(db).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (Request.FailsPrecondition(import, ApiProblems.NoImport(id), out var problem))
            return problem;

        // Only a preview has one.
        if (await db.ImportFiles.AsNoTracking().FirstOrDefaultAsync(f => f.ImportId == id, cancellationToken) is not { } file)
            return ApiProblems.ImportClosed();

        if (await ImportPreviews.FindUnknownCategoryAsync(db, options) is { } unknown)
            return unknown;

        var (statement, error) = await reader.ReadAsync(file.Content, options, cancellationToken);
        if (statement is null)
            return ApiProblems.Invalid(error.Field, error.Error);

        var staged = await previews.StageAsync(db, import.UserId, file: null, options, statement, cancellationToken);

        return await writes.RunAsync(HttpContext, async db =>
        {
            var import = await previews.In(db).FirstOrDefaultAsync(i => i.Id == id);
            if (Request.FailsPrecondition(import, ApiProblems.NoImport(id), out var problem))
                return problem;

            if (import.State != ImportState.Preview || staged is null)
                return ApiProblems.ImportClosed();

            await ImportPreviews.ReplaceAsync(db, import, staged);

            return Ok(ImportResponse.From(import));
        });
    }

    /// <summary>Commits a preview: its rows become expenses, all of them or none.</summary>
    /// <param name="id" example="1">The import's id.</param>
    /// <param name="decisions">What happens to rows that match, to deleted ones and to other currencies; need not be sent.</param>
    /// <param name="commits">Commits.</param>
    /// <response code="200">The import as it is now.</response>
    /// <response code="404">No import has this id, or its preview has expired.</response>
    /// <response code="409">
    /// Rows lack a category, or the file leaves something open (<c>count</c> says how many); or it names another currency; or
    /// it is no preview.
    /// </response>
    [HttpPost("commit", Name = "commitImport")]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ImportResponse>> Commit(
        int id,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ImportCommitRequest? decisions,
        [FromServices] ImportCommits commits,
        [FromServices] PreviewRefresh refresh,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken) =>
        await writes.RunAsync(HttpContext, async () =>
        {
            var seen = await refresh.RunAsync(db, id, cancellationToken);

            return async db => await previews.In(db).FirstOrDefaultAsync(i => i.Id == id) is { } import
                ? (ActionResult?)await commits.CommitAsync(db, import, decisions ?? new(), seen) ?? Ok(ImportResponse.From(import))
                : ApiProblems.NoImport(id);
        });

    /// <summary>Forgets a preview; or undoes a commit: the expenses that it made go, and nothing else.</summary>
    /// <param name="id">The import's id.</param>
    /// <param name="changed">
    /// What happens to expenses that were changed since the commit: <c>delete</c>, or <c>keep</c> as if they had been entered by
    /// hand. Without it, they prevent the undoing.
    /// </param>
    /// <param name="undo">Undoes.</param>
    /// <response code="200">The import is undone; what it found stays to be seen.</response>
    /// <response code="204">The preview is forgotten.</response>
    /// <response code="404">No import has this id, or its preview has expired.</response>
    /// <response code="409">Some of its expenses were changed since; <c>count</c> says how many.</response>
    [HttpDelete(Name = "deleteImport")]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ImportResponse>> Delete(
        int id,
        [FromQuery] ChangedExpenses? changed,
        [FromServices] ImportUndo undo) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var import = await previews.In(db).FirstOrDefaultAsync(i => i.Id == id);
            if (Request.FailsPrecondition(import, ApiProblems.NoImport(id), out var problem))
                return problem;

            if (import.State == ImportState.Preview)
            {
                db.Imports.Remove(import);
                await db.SaveChangesAsync(CancellationToken.None);

                return NoContent();
            }

            var conflict = import.State == ImportState.Undone ? null : await undo.UndoAsync(db, import, changed);

            return (ActionResult?)conflict ?? Ok(ImportResponse.From(import));
        });
}
