using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using BudgetTracker.Api.Http.Validation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Says of query parameters what their binder and their attributes demand and Swashbuckle does not read.</summary>
internal sealed class QueryParameters : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (context.ApiParameterDescription.Source != BindingSource.Query)
            return;

        var described = (OpenApiParameter)parameter;
        var schema = (OpenApiSchema)described.Schema!;
        var value = schema.Items as OpenApiSchema ?? schema;

        // QueryValueBinderProvider reads digits alone.
        if (value.Type == JsonSchemaType.Integer)
            value.Minimum ??= "0";

        var source = (ICustomAttributeProvider?)context.PropertyInfo ?? context.ParameterInfo;
        var attributes = source?.GetCustomAttributes(inherit: true) ?? [];
        if (attributes.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            value.Enum = [.. allowed.Values.OfType<string>().Select(name => JsonValue.Create(name))];
            schema.UniqueItems = value == schema ? null : true;
        }

        if (value == schema)
            return;

        schema.MinItems = 1;
        if (attributes.OfType<TextAttribute>().FirstOrDefault() is { } text)
        {
            (value.MinLength, value.MaxLength) = (text.MinimumLength, text.MaximumLength);
            (schema.MinLength, schema.MaxLength) = (null, null);
        }

        if (described.Example is { } example and not JsonArray)
        {
            // What Swagger UI begins a new item with; on the parameter itself it would be sent along.
            value.Examples = [example];
            described.Example = null;
        }

        // Swashbuckle puts the same there once more.
        schema.Examples = null;
    }
}
