using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Limits;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Imports;

/// <summary>The imports of one user.</summary>
[ApiController]
[Route("api/users/{id:id}/imports")]
[Tags("Imports")]
public sealed class UserImportsController(
    ImportReader reader,
    ImportPreviews previews,
    IdempotentWrites writes,
    ImportsOptions limits) : ControllerBase
{
    /// <summary>Previews a bank's file: CSV, OFX, QFX, QIF or CAMT. Nothing touches the ledger before the commit.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="file">The file as the bank gives it: at most 20 MiB and 20,000 rows, unless the server is configured otherwise.</param>
    /// <param name="options">How to read it; what is left out is detected.</param>
    /// <response code="201">The preview; it is kept for 7 days.</response>
    /// <response code="404">No user has this id.</response>
    [HttpPost(Name = "createImport")]
    [Consumes("multipart/form-data")]
    [ImportBody]
    [RequestTimeout(LimitsOptions.UploadPolicy)]
    [ProducesResponseType<ImportResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ImportResponse>> Create(
        int id,
        [Required(ErrorMessage = "Is required: the file.")] IFormFile file,
        [FromForm] ImportOptionSet options,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        if (file.Length > limits.MaxBytes)
            return ApiProblems.FileTooLarge(limits.MaxBytes);

        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancellationToken);

        var (statement, error) = await reader.ReadAsync(content, options, cancellationToken);
        if (statement is null)
            return ApiProblems.Invalid(error.Field, error.Error);

        return await writes.RunAsync(HttpContext, async () =>
        {
            var unknown = await ImportPreviews.FindUnknownCategoryAsync(db, options);
            var staged = unknown is null
                ? await previews.StageAsync(db, id, (file.FileName, content), options, statement, cancellationToken)
                : null;

            return async db => staged is not null && await previews.PublishAsync(db, staged) is { } import
                ? Created(Url.RouteUrl("getImport", new { id = import.Id }), ImportResponse.From(import))
                : unknown ?? ApiProblems.NoUser(id);
        });
    }

    /// <summary>Lists a user's imports, newest first; previews that have expired are left out.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="page">Which part of the list.</param>
    /// <response code="200">One page of imports.</response>
    /// <response code="404">No user has this id.</response>
    [HttpGet(Name = "listUserImports")]
    [ProducesResponseType<Page<ImportResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Page<ImportResponse>>> List(
        int id,
        [FromQuery] PageRequest page,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var before = page.Cursor is null ? int.MaxValue : page.After;
        var imports = await previews.In(db).AsNoTracking()
            .Where(i => i.UserId == id && i.Id < before)
            .OrderByDescending(i => i.Id)
            .ToPageAsync(page, Request, import => new Cursor(0, import.Id), cancellationToken);
        if (imports.Items.Count == 0 && !await db.Users.AnyAsync(u => u.Id == id, cancellationToken))
            return ApiProblems.NoUser(id);

        return imports.Select(ImportResponse.From);
    }
}
