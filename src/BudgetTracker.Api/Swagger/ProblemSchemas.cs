using System.Text.Json.Nodes;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Describes the fields of problem documents, which the framework's types leave without a word.</summary>
internal sealed class ProblemSchemas : ISchemaFilter
{
    private static readonly string[] Conflicts =
    [
        "email-taken", "name-taken", "category-in-use", "budget-exists", "import-incomplete", "import-changed", "import-closed",
        "import-currency", "last-admin", "idempotency-key-in-progress",
    ];

    private static readonly string[] Others =
    [
        "not-found", "method-not-allowed", "not-acceptable", "precondition-failed", "payload-too-large",
        "unsupported-media-type", "idempotency-key-reused", "internal-error", "database-unavailable",
        "service-unavailable", "unauthorized", "forbidden", "too-many-requests",
    ];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema problem || !context.Type.IsAssignableTo(typeof(ProblemDetails)))
            return;

        var (types, description) = context.Type == typeof(ValidationProblemDetails)
            ? (["invalid-request"], "A 400 (RFC 9457), with all that is wrong.")
            : context.Type == typeof(ConflictProblemDetails)
                ? (Conflicts, "A 409 (RFC 9457), with what is in the way.")
                : (Others, "An error (RFC 9457).");

        var own = problem.Properties!.Where(field => field.Key is "errors" or "field" or "expenseCount" or "budgetCount" or "count").ToList();
        problem.Description = description;
        problem.AdditionalPropertiesAllowed = false;
        problem.AdditionalProperties = null;
        problem.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Field(JsonSchemaType.String, "What went wrong, for programs to compare."),
            ["title"] = Field(JsonSchemaType.String, "The same in words."),
            ["status"] = Field(JsonSchemaType.Integer, "The HTTP status."),
            ["detail"] = Field(JsonSchemaType.String, "What to do about it; for people, and free to change."),
            ["traceId"] = Field(JsonSchemaType.String, "Names the request in the server's log."),
        };
        ((OpenApiSchema)problem.Properties["type"]).Enum =
            [.. types.Select(type => JsonValue.Create($"/problems/{type}"))];
        foreach (var (name, field) in own)
            problem.Properties[name] = field;

        if (problem.Properties.TryGetValue("errors", out var errors))
        {
            ((OpenApiSchema)errors).Description =
                "What is wrong, by JSON field, query parameter or header; `$` is the body as a whole.";
        }

        problem.Required = problem.Properties.Keys.Except(["detail", "field", "expenseCount", "budgetCount", "count"]).ToHashSet();
    }

    private static OpenApiSchema Field(JsonSchemaType type, string description) =>
        new() { Type = type, Description = description };
}
