using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Reports;

/// <summary>Totals, summed up by the database.</summary>
[ApiController]
[Tags("Reports")]
public sealed class ReportsController(
    BudgetDbContext db,
    SummaryQueries summaries,
    ReferenceQueries references) : ControllerBase
{
    /// <summary>Sums up what a user spent, by category, highest total first.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="filter">Which days count.</param>
    /// <response code="200">The summary; without expenses its total is 0.00 and its list is empty.</response>
    /// <response code="404">No user has this id.</response>
    [HttpGet("api/users/{id:id}/summary", Name = "getUserSummary")]
    [ReadsReplica]
    [ProducesResponseType<UserSummary>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<UserSummary>> Summarize(
        int id,
        [FromQuery] SummaryFilter filter,
        CancellationToken cancellationToken)
    {
        var summary = await summaries.SummarizeAsync(db, id, filter, cancellationToken);

        return summary is null ? ApiProblems.NoUser(id) : summary;
    }

    /// <summary>Sums up what was spent, in groups.</summary>
    /// <response code="200">The report; without matching expenses its total is 0.00 and its list is empty.</response>
    [HttpGet("api/reports/spending", Name = "getSpending")]
    [ReadsReplica]
    [ProducesResponseType<SpendingReport>(StatusCodes.Status200OK)]
    public async Task<ActionResult<SpendingReport>> ReportSpending(
        [FromQuery] SpendingRequest request,
        [FromQuery] ExpenseFilter filter,
        CancellationToken cancellationToken)
    {
        var named = await NamedReferences.ReadAsync(references, db, filter, cancellationToken);
        if (named.Errors.Count > 0)
            return ApiProblems.Invalid(named.Errors);

        var report = await Spending.ReportAsync(db, named.Filter, request.Dimensions(), cancellationToken);

        if (report is null)
            return TooManyGroups("groupBy");

        if (!request.Fill)
            return report;

        return EmptyPeriods.Fill(report) is { } filled ? filled : TooManyGroups("fill");
    }

    private static ProblemResult TooManyGroups(string parameter) => ApiProblems.Invalid(
        parameter,
        $"Gives more than {Spending.MaxGroups} groups; group by something coarser, or filter.");
}
