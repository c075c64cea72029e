using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Http.QueryStrings;

/// <summary>Leaves what <see cref="FixedByRouteAttribute"/> names out of the documented, and so of the known, parameters.</summary>
internal sealed class FixedByRouteDescriptions : IApiDescriptionProvider
{
    // After the framework's own provider, which runs at -1000.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var api in context.Results)
        {
            var fixedNames = api.ActionDescriptor.EndpointMetadata.OfType<FixedByRouteAttribute>()
                .SelectMany(attribute => attribute.Names)
                .ToList();
            foreach (var parameter in api.ParameterDescriptions
                .Where(p => p.Source == BindingSource.Query && fixedNames.Contains(p.Name)).ToList())
            {
                api.ParameterDescriptions.Remove(parameter);
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }
}
