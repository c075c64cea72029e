using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Adds the errors that the pipeline responds with, and shows each error as the server would write it.</summary>
internal sealed class ProblemResponses : IOperationFilter, IDocumentFilter
{
    // The same for every endpoint that can respond so.
    private static readonly (string Status, string Description, ProblemDetails Example)[] Shared =
    [
        ("401", "Nobody is signed in, or who signs in is not known.", ApiProblems.ForStatus(401)),
        ("403", "The role or the scopes do not allow this; or a page of another origin sent this.", ApiProblems.ForStatus(403)),
        ("406", "The Accept header excludes the type of the response.", ApiProblems.NotAcceptable("application/json").Problem),
        ("412", "`If-Match` does not name the present version; nothing was changed.",
            ApiProblems.PreconditionFailed(2).Problem),
        ("413", "The body is too large.", ApiProblems.ForStatus(413)),
        ("415", "The body is of another type than the one here, or its Content-Type does not say so.", ApiProblems.ForStatus(415)),
        ("422", "The `Idempotency-Key` was used for another request.", ApiProblems.IdempotencyKeyReused().Problem),
        ("429", "Too many wrong secrets or passwords. A token or session that is good is never slowed.", ApiProblems.ForStatus(429)),
        ("500", "Our error; the server's log has it under the `traceId`.", ApiProblems.ForStatus(500)),
        ("503", "The database is busy or unreachable, or the request took too long.", ApiProblems.DatabaseUnavailable()),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDetails), context.SchemaRepository);
        swaggerDoc.Components!.Responses = Shared.ToDictionary(error => error.Status, IOpenApiResponse (error) =>
        {
            var response = new OpenApiResponse
            {
                Description = error.Description,
                Content = Content(schema, [error.Example]),
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["Server-Timing"] = new OpenApiHeaderReference("Server-Timing", swaggerDoc),
                },
            };
            if (error.Status == "415")
                response.Headers["Accept-Patch"] = new OpenApiHeaderReference("Accept-Patch", swaggerDoc);

            if (error.Status == "401")
                response.Headers["WWW-Authenticate"] = new OpenApiHeaderReference("WWW-Authenticate", swaggerDoc);

            if (error.Status is "429" or "503")
                response.Headers["Retry-After"] = new OpenApiHeaderReference("Retry-After", swaggerDoc);

            return response;
        });
    }

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var method = context.ApiDescription.HttpMethod!;
        var isRepeatable = Headers.IsRepeatable(context);
        var isAnonymous = SignIn.IsAnonymous(context);
        var responses = operation.Responses!;
        Describe("400", "The request is not valid; `errors` names every error in it.", typeof(ValidationProblemDetails),
            [ProblemExamples.Invalid(operation, context)]);

        if (responses.TryGetValue("404", out var missing))
            Describe("404", missing.Description!, typeof(ProblemDetails), [ProblemExamples.Missing(context)]);

        if (isRepeatable || responses.ContainsKey("409"))
        {
            Describe("409", ConflictDescription(responses, isRepeatable), typeof(ConflictProblemDetails),
                ProblemExamples.Conflicts(operation, isRepeatable));
        }

        foreach (var (status, _, _) in Shared)
        {
            var applies = status switch
            {
                "401" => !isAnonymous || operation.OperationId == "createSession",
                "403" => method != HttpMethods.Get || IsForAdmins(context),
                "412" => method == HttpMethods.Put || method == HttpMethods.Patch || method == HttpMethods.Delete,
                "413" or "415" => operation.RequestBody is not null,
                "422" => isRepeatable,
                _ => true,
            };
            if (applies)
                responses[status] = new OpenApiResponseReference(status, context.Document);
        }

        if (operation.RequestBody is OpenApiRequestBody body)
            body.Required = !context.ApiDescription.ParameterDescriptions.Any(MayBeMissing);

        void Describe(string status, string description, Type type, ProblemDetails[] examples)
        {
            var schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
            if (!responses.TryGetValue(status, out var response))
                responses[status] = response = new OpenApiResponse { Description = description };

            response.Description = description;
            ((OpenApiResponse)response).Content = Content(schema, examples);
        }
    }

    private static bool MayBeMissing(ApiParameterDescription parameter) =>
        parameter.ParameterDescriptor?.BindingInfo?.EmptyBodyBehavior == EmptyBodyBehavior.Allow;

    private static bool IsForAdmins(OperationFilterContext context) =>
        context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AdminOnlyAttribute>().Any();

    private static string ConflictDescription(OpenApiResponses responses, bool isRepeatable)
    {
        var own = responses.TryGetValue("409", out var conflict) ? conflict.Description + " " : "";

        return isRepeatable ? own + "Or the first request of this `Idempotency-Key` is still running." : own;
    }

    // Several examples have names to choose from; a single one needs none.
    private static Dictionary<string, IOpenApiMediaType> Content(IOpenApiSchema schema, ProblemDetails[] examples) => new()
    {
        ["application/problem+json"] = new OpenApiMediaType
        {
            Schema = schema,
            Example = examples.Length == 1 ? ProblemExamples.Write(examples[0]) : null,
            Examples = examples.Length == 1 ? null : examples.ToDictionary(
                example => example.Type!["/problems/".Length..],
                IOpenApiExample (example) => new OpenApiExample { Value = ProblemExamples.Write(example) }),
        },
    };
}
