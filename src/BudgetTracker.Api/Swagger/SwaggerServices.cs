using System.Reflection;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Paging;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>The OpenAPI document and Swagger UI.</summary>
public static partial class SwaggerServices
{
    private const string RelativeServer = "servers=relative";

    // Swagger UI takes a phone for a desktop without the first line, and is wider than a phone without the others. The column
    // of links is empty in every response.
    private const string ForPhones = """
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
          .swagger-ui .microlight code { white-space: pre-wrap !important; }
          .swagger-ui .microlight code, .swagger-ui .responses-table { overflow-wrap: anywhere; }
          .swagger-ui .response-col_links { display: none; }
        </style>
        """;

    // Set for the build, which writes the file, and for the endpoint, which does not read those options.
    private const OpenApiSpecVersion DocumentVersion = OpenApiSpecVersion.OpenApi3_1;

    /// <summary>Describes the API from its XML docs.</summary>
    public static void AddBudgetSwagger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.ReadSection<SwaggerOptions>("Swagger"));
        builder.Services.AddSwaggerGen(Describe);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, SeveralResponseTypes>());
        builder.Services.Configure<Swashbuckle.AspNetCore.Swagger.SwaggerOptions>(document =>
            document.OpenApiVersion = DocumentVersion);
    }

    /// <summary>Whether the build runs this program to write swagger.json; it has no database, and needs none.</summary>
    public static bool IsBuildTime =>
        Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>Serves the document and its UI, and logs the address, unless switched off.</summary>
    public static void MapBudgetSwagger(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SwaggerOptions>().Enabled)
            return;

        // By themselves these would take every method, and respond 404 to all but GET.
        var get = new HttpMethodMetadata([HttpMethods.Get]);
        app.MapSwagger(setupAction: document =>
        {
            document.OpenApiVersion = DocumentVersion;
            document.PreSerializeFilters.Add((openApi, request) =>
                openApi.Servers = [new OpenApiServer { Url = ServerOf(request) }]);
        }).WithMetadata(get).AllowAnonymous();
        app.MapSwaggerUI(setupAction: ui =>
        {
            ui.DocumentTitle = "BudgetTracker";
            ui.HeadContent = ForPhones;
            ui.SwaggerEndpoint($"v1/swagger.json?{RelativeServer}", "BudgetTracker v1");
            ui.EnableTryItOutByDefault();
            ui.DisplayRequestDuration();
            ui.EnablePersistAuthorization();
            ui.EnableDeepLinking();
            ui.EnableFilter();
            ui.DefaultModelsExpandDepth(-1);
        }).WithMetadata(get).AllowAnonymous();
        app.LogAddresses(LogAddress);
    }

    // Tools that import the document need an absolute address. Swagger UI does not: behind a proxy, its own page knows the
    // scheme and the host better than this server.
    private static string ServerOf(HttpRequest request) =>
        request.QueryString.Value != $"?{RelativeServer}" && request.Host.HasValue
            ? UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase).TrimEnd('/')
            : request.PathBase.HasValue ? request.PathBase.Value : "/";

    [LoggerMessage(10, LogLevel.Information, "Swagger UI: {Address}/swagger")]
    private static partial void LogAddress(ILogger logger, string address);

    private static void Describe(SwaggerGenOptions swagger)
    {
        swagger.SwaggerDoc("v1", new OpenApiInfo
        {
            Title = "BudgetTracker",
            Version = ProgramVersion.Short,
            Description = """
                Keeps the expenses of a household or a small team. To start, on an empty ledger or on the demo:

                1. **Create a user** (`POST /api/users`): open it and press *Execute*. The examples fit each other.
                2. **Create a category** (`POST /api/categories`). The demo has this one: 409, go on.
                3. **Create an expense** (`POST /api/expenses`).
                4. **Read the summary** (`GET /api/users/{id}/summary`): a total of 52.50, all of it on food; more on the
                   demo.

                - **Lists** return one page: send its `nextCursor` back as `cursor`, with the same filters and order,
                  until it is null. No row comes twice or is left out.
                - **Money** is a JSON number with at most two decimal places. Responses write both (`52.50`); tools that
                  read JSON, this page included, may show `52.5`.
                - **Days** are `yyyy-MM-dd`, instants are UTC. A field or parameter that an address does not know is
                  rejected.
                - **Sign-in** is off unless the server is configured with `Access:Mode=SignIn`. Then press *Authorize* and paste
                  a token (`POST /api/tokens`, or the verb `token create`).
                - **Errors** are problem documents (RFC 9457): compare their `type`, show their `detail`.
                - **Safe to repeat**: a POST with an `Idempotency-Key`, except those of sign-in. **Nothing overwritten unseen**: PUT, PATCH and
                  DELETE with the `ETag` as `If-Match`.
                - **Other tools** import `/swagger/v1/swagger.json`; it names the absolute address of this server.
                """,
        });
        swagger.AddServer(new OpenApiServer { Url = "/" });
        swagger.IncludeXmlComments(typeof(SwaggerServices).Assembly);
        swagger.SupportNonNullableReferenceTypes();
        swagger.UseInlineDefinitionsForEnums();
        swagger.MapType<Cursor>(() => new OpenApiSchema { Type = JsonSchemaType.String });
        // Money is exact, whatever "double" would have a client make of it.
        swagger.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "decimal" });
        swagger.SchemaFilter<SerializedProperties>();
        swagger.SchemaFilter<ProblemSchemas>();
        swagger.SchemaFilter<TypeExamples>();
        swagger.ParameterFilter<QueryParameters>();
        // What others refer to comes first; headers are put on every response there is.
        swagger.DocumentFilter<Headers>();
        swagger.DocumentFilter<ProblemResponses>();
        swagger.DocumentFilter<SignIn>();
        swagger.DocumentFilter<TagDescriptions>();
        swagger.DocumentFilter<References>();
        swagger.OperationFilter<ProblemResponses>();
        swagger.OperationFilter<Headers>();
        swagger.OperationFilter<SignIn>();
        swagger.OperationFilter<FormFields>();
        swagger.OrderActionsBy(Order);
    }

    // As one works through them on an empty ledger: what others refer to comes first, and a creation before the rest.
    private static string Order(ApiDescription api)
    {
        var tag = api.ActionDescriptor.EndpointMetadata.OfType<TagsAttribute>().Single().Tags[0];

        return $"{TagDescriptions.PositionOf(tag)} {(api.HttpMethod == HttpMethods.Post ? 0 : 1)} {api.RelativePath}";
    }
}
