using System.Collections;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Http.QueryStrings;

/// <summary>Rejects query parameters that the endpoint does not document, and empty or needlessly repeated ones.</summary>
/// <remarks>A misspelt filter that is ignored shows everything, and looks like a response.</remarks>
internal sealed class QueryStringFilter(IApiDescriptionGroupCollectionProvider descriptions) : IResourceFilter
{
    private readonly Lazy<Dictionary<string, Dictionary<string, bool>>> repeatableByAction = new(() =>
        descriptions.ApiDescriptionGroups.Items.SelectMany(group => group.Items).ToDictionary(
            api => api.ActionDescriptor.Id,
            api => api.ParameterDescriptions
                .Where(parameter => parameter.Source == BindingSource.Query)
                .ToDictionary(parameter => parameter.Name, IsRepeatable)));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!context.HttpContext.Request.QueryString.HasValue)
            return;

        var known = repeatableByAction.Value[context.ActionDescriptor.Id];
        foreach (var (name, values) in context.HttpContext.Request.Query)
        {
            var error = known.TryGetValue(name, out var repeatable) switch
            {
                false => known.Count == 0
                    ? "Is unknown here; this address takes no parameters."
                    : $"Is unknown here; this address takes {string.Join(", ", known.Keys)}.",
                true when values.Count > 1 && !repeatable => "May be given only once.",
                true when values.Any(string.IsNullOrWhiteSpace) => "Must not be empty; leave it out instead.",
                _ => null,
            };
            if (error is not null)
                context.ModelState.TryAddModelError(name, error);
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static bool IsRepeatable(ApiParameterDescription parameter) =>
        parameter.Type != typeof(string) && parameter.Type.IsAssignableTo(typeof(IEnumerable));
}
