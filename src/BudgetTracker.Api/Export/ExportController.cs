using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Http.QueryStrings;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Export;

/// <summary>The ledger as files.</summary>
[ApiController]
[Route("api/export")]
[Tags("Export")]
public sealed class ExportController(Exports exports, BudgetDbContext db) : ControllerBase
{
    /// <summary>Exports expenses as CSV, filtered and ordered like the list.</summary>
    /// <remarks>
    /// RFC 4180: comma, CRLF, quotes where needed; the columns are id, date, user (the email), category, description and
    /// amount. Text that a spreadsheet would run as a formula has an apostrophe before it. All rows are of one moment,
    /// whatever is written meanwhile. A connection that breaks before the end is an export that failed.
    /// </remarks>
    /// <param name="csv">Writes the rows.</param>
    /// <param name="filter">Which expenses.</param>
    /// <param name="order">In which order.</param>
    /// <param name="bom">Whether the file begins with a byte order mark, by which Excel knows UTF-8.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <response code="200">The file, with a header line and a line for each expense.</response>
    [HttpGet("expenses.csv", Name = "exportExpenses")]
    [FixedByRoute("limit", "cursor")]
    [Produces("text/csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    [DisableRequestTimeout]
    public Task<ActionResult> Expenses(
        [FromServices] ExpensesCsv csv,
        [FromQuery] ExpenseFilter filter,
        [FromQuery] ExpensePage order,
        CancellationToken cancellationToken,
        [FromQuery] bool bom = false) =>
        exports.SendAsync(HttpContext, db, "text/csv; charset=utf-8", "expenses.csv", async response =>
        {
            var errors = await csv.WriteAsync(db, filter, order, bom, response, cancellationToken);

            return errors.Count > 0 ? ApiProblems.Invalid(errors) : null;
        });

    /// <summary>Exports the whole ledger: users, categories, committed imports, expenses and budgets.</summary>
    /// <remarks>
    /// One JSON object a line. The first line names the format and its version, the last one says how many rows there
    /// are. Rows are ordered by id, and have their ids, versions and times: the verb <c>restore</c> makes the same ledger
    /// of the file, on SQLite or on PostgreSQL, and its export has the same bytes. All rows are of one moment, whatever is
    /// written meanwhile. A connection that breaks before the end is an export that failed.
    /// </remarks>
    /// <param name="json">How rows are written.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <response code="200">The file.</response>
    [HttpGet("ledger.ndjson", Name = "exportLedger")]
    [Produces("application/x-ndjson")]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    [DisableRequestTimeout]
    public Task<ActionResult> Ledger([FromServices] IOptions<JsonOptions> json, CancellationToken cancellationToken) =>
        exports.SendAsync(HttpContext, db, "application/x-ndjson", "ledger.ndjson", async response =>
        {
            await LedgerFile.WriteAsync(db, response, json.Value.JsonSerializerOptions, cancellationToken);

            return null;
        });
}
