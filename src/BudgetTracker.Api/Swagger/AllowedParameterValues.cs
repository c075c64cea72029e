using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Lists the values that a parameter may have, where the code lists them.</summary>
internal sealed class AllowedParameterValues : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        var source = (ICustomAttributeProvider?)context.PropertyInfo ?? context.ParameterInfo;
        var rule = source?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true)
            .Cast<AllowedValuesAttribute>()
            .FirstOrDefault();
        if (rule is not null && parameter.Schema is OpenApiSchema schema)
            schema.Enum = [.. rule.Values.OfType<string>().Select(value => JsonValue.Create(value))];
    }
}
