using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Says how to sign in, and which operations need nobody to be signed in.</summary>
internal sealed class SignIn : IDocumentFilter, IOperationFilter
{
    private static readonly Dictionary<string, OpenApiSecurityScheme> Schemes = new()
    {
        ["token"] = new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A personal access token, `bgt_...`. A server without sign-in (`Access:Mode=Open`) needs none.",
        },
        ["session"] = new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "bgt_session",
            Description = "The session of a browser, by `POST /api/session`.",
        },
    };

    /// <summary>Whether an operation needs nobody to be signed in.</summary>
    public static bool IsAnonymous(OperationFilterContext context) =>
        context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Components!.SecuritySchemes = Schemes.ToDictionary(scheme => scheme.Key, IOpenApiSecurityScheme (scheme) => scheme.Value);
        swaggerDoc.Security =
        [
            .. Schemes.Keys.Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, swaggerDoc)] = [],
            }),
        ];
    }

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        // Instead of what holds for the document.
        if (IsAnonymous(context))
            operation.Security = [];
    }
}
