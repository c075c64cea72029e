using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Says of the fields of a form that an empty one is left out, as browsers send what nobody has filled in.</summary>
/// <remarks>With "" as their example, Swagger UI shows them empty; else it fills in a value of their type, and sends that.</remarks>
internal sealed class FormFields : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody?.Content?.TryGetValue("multipart/form-data", out var form) != true)
            return;

        foreach (var field in form!.Schema!.Properties!.Values.OfType<OpenApiSchema>().Where(field => field.Format != "binary"))
        {
            if (field.Type == JsonSchemaType.Boolean)
                (field.Type, field.Enum) = (JsonSchemaType.String, [JsonValue.Create("true"), JsonValue.Create("false")]);

            field.MinLength = null;
            field.Enum?.Insert(0, JsonValue.Create(""));

            // The ids of the other examples.
            field.Examples = [field.Type == JsonSchemaType.Integer ? JsonValue.Create(1) : JsonValue.Create("")];
        }
    }
}
