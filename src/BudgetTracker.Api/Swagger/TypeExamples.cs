using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Shows the static <c>Example</c> of a response, as the serializer writes it.</summary>
internal sealed class TypeExamples(IOptions<JsonOptions> json) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        var example = context.Type.GetProperty("Example", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null);
        if (example is null || schema is not OpenApiSchema { Properties: not null } document)
            return;

        var options = json.Value.JsonSerializerOptions;
        document.Examples = [JsonSerializer.SerializeToNode(example, context.Type, options)!];
    }
}
