using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Swagger;

/// <summary>Describes every type that an action declares for one status; the framework keeps only the last of them.</summary>
/// <remarks>Swashbuckle makes <c>anyOf</c> of several.</remarks>
internal sealed class SeveralResponseTypes(IModelMetadataProvider metadata) : IApiDescriptionProvider
{
    // After the framework's own provider, which runs at -1000.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var api in context.Results)
        {
            var declared = api.ActionDescriptor.EndpointMetadata.OfType<ProducesResponseTypeAttribute>();
            foreach (var group in declared.GroupBy(type => type.StatusCode).Where(group => group.Count() > 1))
            {
                var kept = api.SupportedResponseTypes.Single(response => response.StatusCode == group.Key);
                var index = api.SupportedResponseTypes.IndexOf(kept);
                api.SupportedResponseTypes.RemoveAt(index);
                foreach (var type in group.Select(attribute => attribute.Type))
                {
                    api.SupportedResponseTypes.Insert(index++, new ApiResponseType
                    {
                        ApiResponseFormats = kept.ApiResponseFormats,
                        Description = kept.Description,
                        ModelMetadata = metadata.GetMetadataForType(type),
                        StatusCode = kept.StatusCode,
                        Type = type,
                    });
                }
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }
}
