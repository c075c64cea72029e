using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Marks as required what the serializer demands of a request and always writes in an answer.</summary>
internal sealed class RequiredProperties(IOptions<JsonOptions> json) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema { Properties: not null } document)
        {
            document.Required = json.Value.JsonSerializerOptions.GetTypeInfo(context.Type).Properties
                .Where(property => property.IsRequired)
                .Select(property => property.Name)
                .ToHashSet();
        }
    }
}
