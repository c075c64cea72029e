using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Describes the fields of problem documents, which the framework's types leave without a word.</summary>
internal sealed class ProblemSchema : ISchemaFilter
{
    private static readonly (string Name, JsonSchemaType Type, string Description)[] Fields =
    [
        ("type", JsonSchemaType.String, "What went wrong, for programs to compare, such as `/problems/not-found`."),
        ("title", JsonSchemaType.String, "The same in words."),
        ("status", JsonSchemaType.Integer, "The HTTP status."),
        ("detail", JsonSchemaType.String, "What to do about it; for people, and free to change."),
        ("traceId", JsonSchemaType.String, "Names the request in the server's log."),
    ];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema problem || !context.Type.IsAssignableTo(typeof(ProblemDetails)))
            return;

        var errors = problem.Properties!.TryGetValue("errors", out var found) ? (OpenApiSchema)found : null;
        problem.Description = "An error (RFC 9457).";
        problem.Properties = Fields.ToDictionary(field => field.Name, IOpenApiSchema (field) =>
            new OpenApiSchema { Type = field.Type, Description = field.Description });
        if (errors is not null)
        {
            errors.Description = "What is wrong, by JSON field or query parameter; `$` is the body as a whole.";
            problem.Properties["errors"] = errors;
        }
        else
        {
            problem.Properties["field"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "Only where a value is taken (409): the field that holds it.",
            };
            problem.Properties["expenseCount"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Description = "Only where a category is in use (409): how many expenses are on it.",
            };
        }

        problem.Required = problem.Properties.Keys
            .Except(["detail", "field", "expenseCount"])
            .ToHashSet();
    }
}
