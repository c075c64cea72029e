using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Http;

/// <summary>Responds 400 to a request that is not valid, with every error of its query string, headers and body.</summary>
/// <remarks>
/// It stands in for the framework's own filter, which cannot wait for the database: ids in the body that nothing has are
/// errors too.
/// </remarks>
internal sealed class InvalidRequestFilter(IOptions<JsonOptions> json) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.ModelState.IsValid)
            return;

        var body = context.ActionDescriptor.Parameters
            .FirstOrDefault(parameter => parameter.BindingInfo?.BindingSource?.Id == "Body")?.Name;
        var found = context.HttpContext.Features.Get<JsonErrors>() ?? new();
        // What MVC says of the body as a whole, it files under nothing or under the parameter's name.
        var errors = found.Errors.Concat(
            from entry in context.ModelState
            from error in entry.Value.Errors
            where error.ErrorMessage != ""
            select (entry.Key == "" || entry.Key == body ? "$" : entry.Key, error.ErrorMessage)).ToList();

        var model = body is not null && context.ActionArguments.TryGetValue(body, out var bound) ? bound : null;
        var references = found.References.Concat(JsonReference.Of(model, json.Value.JsonSerializerOptions));
        context.Result = new Result(errors, [.. references.Take(JsonErrorFinder.MaxErrors)]);
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }

    private sealed class Result(List<(string Field, string Error)> errors, List<JsonReference> references) : ActionResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            foreach (var ofOneKind in references.GroupBy(reference => reference.Attribute.GetType()))
                errors.AddRange(await ErrorsForAsync(context.HttpContext, [.. ofOneKind]));

            await ApiProblems.Invalid(errors.Take(JsonErrorFinder.MaxErrors)).ExecuteResultAsync(context);
        }

        private static async Task<IEnumerable<(string Field, string Error)>> ErrorsForAsync(
            HttpContext context,
            List<JsonReference> references)
        {
            var db = context.RequestServices.GetRequiredService<BudgetDbContext>();
            var ids = references.Select(reference => reference.Id).ToHashSet();
            var existing = await references[0].Attribute.FindAsync(db, ids, context.RequestAborted);

            return references.Where(reference => !existing.Contains(reference.Id))
                .Select(reference => (reference.Field, reference.Attribute.ErrorFor(reference.Id)));
        }
    }
}
