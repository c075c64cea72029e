using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Http.Forms;

/// <summary>Reads the form of an action that takes one, and refuses fields that it does not document.</summary>
/// <remarks>A misspelt option that is ignored would be detected instead, and may be detected wrong.</remarks>
internal sealed class FormFilter(IApiDescriptionGroupCollectionProvider descriptions) : IAsyncResourceFilter
{
    // COR_E_IO: what the framework's reader throws for a body that ends too soon. A file that it cannot spool to has another code.
    private const int UnexpectedEnd = unchecked((int)0x80131620);

    private readonly Lazy<Dictionary<string, Dictionary<string, bool>>> fieldsByAction = new(() =>
        descriptions.ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .Select(api => (api.ActionDescriptor.Id, Fields: api.ParameterDescriptions
                .Where(parameter => parameter.Source == BindingSource.Form || parameter.Source == BindingSource.FormFile)
                .ToDictionary(parameter => parameter.Name, parameter => parameter.Source == BindingSource.FormFile)))
            .Where(action => action.Fields.Count > 0)
            .ToDictionary(action => action.Id, action => action.Fields));

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var known = fieldsByAction.Value[context.ActionDescriptor.Id];
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType)
        {
            context.Result = new ProblemResult(ApiProblems.ForStatus(StatusCodes.Status415UnsupportedMediaType));
            return;
        }

        try
        {
            var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
            foreach (var ((name, isFile), count) in form.SelectMany(field => field.Value.Select(_ => (Name: field.Key, IsFile: false)))
                .Concat(form.Files.Select(file => (file.Name, IsFile: true)))
                .CountBy(field => field))
            {
                if (!known.TryGetValue(name, out var takesFile))
                    context.ModelState.TryAddModelError(name, $"Is unknown here; this form takes {string.Join(", ", known.Keys)}.");
                else if (isFile != takesFile)
                    context.ModelState.TryAddModelError(name, takesFile ? "Must be a file." : "Must be a value, not a file.");
                else if (count > 1)
                    context.ModelState.TryAddModelError(name, "May be given only once.");
            }
        }
        catch (Exception exception) when (
            exception is InvalidDataException or NotSupportedException or IOException { HResult: UnexpectedEnd } and not BadHttpRequestException)
        {
            context.Result = ApiProblems.Invalid("$", "Must be a form that is whole, sent as multipart/form-data with its boundary.");
            return;
        }

        context.ValueProviderFactories.Add(new FormValueProviderFactory());
        await next();
    }
}
