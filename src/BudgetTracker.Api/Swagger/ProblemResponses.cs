using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Adds the errors that any endpoint can answer with, and says that errors are problem documents.</summary>
internal sealed class ProblemResponses : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var responses = operation.Responses!;
        var invalid = context.SchemaGenerator.GenerateSchema(typeof(ValidationProblemDetails), context.SchemaRepository);
        var problem = context.SchemaGenerator.GenerateSchema(typeof(ProblemDetails), context.SchemaRepository);

        if (operation.Parameters?.Count > 0 || operation.RequestBody is not null)
            Add("400", "The request is not valid; `errors` names every fault in it.");

        Add("406", "The Accept header excludes application/json.");
        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
            Add("413", "The body is too large.");
            Add("415", "The body is not application/json.");
        }

        foreach (var (status, response) in responses.Where(response => response.Key[0] is '4' or '5'))
        {
            ((OpenApiResponse)response).Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = status == "400" ? invalid : problem },
            };
        }

        void Add(string status, string description) =>
            responses.TryAdd(status, new OpenApiResponse { Description = description });
    }
}
