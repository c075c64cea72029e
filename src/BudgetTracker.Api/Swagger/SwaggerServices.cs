using BudgetTracker.Api.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>The OpenAPI document and Swagger UI.</summary>
public static partial class SwaggerServices
{
    /// <summary>Describes the API from its XML docs.</summary>
    public static void AddBudgetSwagger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.ReadSection<SwaggerOptions>("Swagger"));
        builder.Services.AddSwaggerGen(Describe);
    }

    /// <summary>Serves the document and its UI, leads <c>/</c> there, and logs the address, unless switched off.</summary>
    public static void MapBudgetSwagger(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SwaggerOptions>().Enabled)
            return;

        app.UseSwagger();
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = "BudgetTracker";
            ui.SwaggerEndpoint("v1/swagger.json", "BudgetTracker v1");
            ui.EnableTryItOutByDefault();
            ui.DisplayRequestDuration();
            ui.EnableDeepLinking();
        });
        app.MapGet("/", () => Results.LocalRedirect("~/swagger")).ExcludeFromDescription();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
                LogAddress(app.Logger, address);
        });
    }

    [LoggerMessage(10, LogLevel.Information, "Swagger UI: {Address}/swagger")]
    private static partial void LogAddress(ILogger logger, string address);

    private static void Describe(SwaggerGenOptions swagger)
    {
        swagger.SwaggerDoc("v1", new OpenApiInfo
        {
            Title = "BudgetTracker",
            Version = "v1",
            Description = """
                Keeps the expenses of a household or a small team.

                To start: create a user, a category, an expense, and read the user's summary; the examples fit each
                other on an empty ledger. Lists answer one page: send `nextCursor` back as `cursor` until it is null.
                Money is a JSON number with two decimal places, a day is `yyyy-MM-dd`, an instant is UTC.
                Every error is a problem document (RFC 9457): compare its `type`, show its `detail`.
                """,
        });
        swagger.IncludeXmlComments(typeof(SwaggerServices).Assembly);
        swagger.SupportNonNullableReferenceTypes();
        swagger.UseAllOfToExtendReferenceSchemas();
        swagger.SchemaFilter<RequiredProperties>();
        swagger.MapType<Cursor>(() => new OpenApiSchema { Type = JsonSchemaType.String });
        swagger.SchemaFilter<ProblemSchema>();
        swagger.ParameterFilter<AllowedParameterValues>();
        swagger.OperationFilter<ProblemResponses>();
        swagger.DocumentFilter<TagDescriptions>();
        swagger.OrderActionsBy(Order);
    }

    // As one works through them on an empty ledger: what others refer to comes first, and a creation before the rest.
    private static string Order(ApiDescription api)
    {
        var tag = api.ActionDescriptor.EndpointMetadata.OfType<TagsAttribute>().Single().Tags[0];

        return $"{TagDescriptions.PositionOf(tag)} {(api.HttpMethod == HttpMethods.Post ? 0 : 1)} {api.RelativePath}";
    }
}
