using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Says which properties the serializer demands or always writes, and which are never null.</summary>
internal sealed class SerializedProperties(IOptions<JsonOptions> json) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } document)
            return;

        var type = json.Value.JsonSerializerOptions.GetTypeInfo(context.Type);
        if (type.Kind == JsonTypeInfoKind.None)
        {
            // Written by a converter of its own, which leaves nothing out.
            document.Required = properties.Keys.ToHashSet();
            return;
        }

        var serialized = type.Properties;
        document.Required = serialized
            .Where(property => property.IsRequired && properties.ContainsKey(property.Name))
            .Select(property => property.Name)
            .ToHashSet();

        // Left out instead of null, in a response or, with [DisallowNull], in a request.
        foreach (var property in serialized
            .Where(p => (IsLeftOut(p.AttributeProvider) || !p.IsSetNullable) && properties.ContainsKey(p.Name)))
        {
            if (properties[property.Name] is OpenApiSchema { Type: { } types } optional)
                optional.Type = types & ~JsonSchemaType.Null;
        }

        // Null is a value like the others: without it in the list, validators reject it.
        foreach (var property in properties.Values.OfType<OpenApiSchema>().Where(p => p.Type?.HasFlag(JsonSchemaType.Null) == true))
            property.Enum?.Add(JsonNullSentinel.JsonNull);

        // What refers to another schema cannot say beside the reference that it may be null.
        foreach (var property in serialized.Where(p => p.IsGetNullable && !IsLeftOut(p.AttributeProvider)))
        {
            if (properties.TryGetValue(property.Name, out var found) && found is OpenApiSchemaReference reference)
            {
                properties[property.Name] = new OpenApiSchema
                {
                    Description = reference.Description,
                    AnyOf =
                    [
                        new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument),
                        new OpenApiSchema { Type = JsonSchemaType.Null },
                    ],
                };
            }
        }
    }

    private static bool IsLeftOut(ICustomAttributeProvider? property) =>
        property?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true).Length > 0;
}
