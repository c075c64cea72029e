using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>Sends the response that was saved: the first time as well, so that a repetition cannot differ.</summary>
internal sealed class StoredResponse(IdempotencyRecord record, bool replayed) : ActionResult, IStatusCodeActionResult
{
    public int? StatusCode => record.Status;

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = record.Status;
        response.Headers.Location = record.Location;
        response.Headers.ETag = record.ETag;
        if (replayed)
            response.Headers["Idempotency-Replayed"] = "true";

        if (record.Body.Length == 0)
            return Task.CompletedTask;

        response.ContentType = "application/json; charset=utf-8";

        return response.WriteAsync(record.Body, Encoding.UTF8);
    }
}
