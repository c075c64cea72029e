using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Preconditions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Adds the headers that filters and middleware read and write: no action names them.</summary>
internal sealed class Headers : IOperationFilter, IDocumentFilter
{
    private static readonly (string Name, bool IsRequired, OpenApiSchema Schema, string Description)[] OfResponses =
    [
        ("Accept-Patch", false, Text("^application/", "application/merge-patch+json, application/json"),
            "Only where the request is a PATCH: the types that its body may have."),
        ("Content-Disposition", true, Text("^attachment; filename=", "attachment; filename=expenses.csv"),
            "The name under which a browser saves the file."),
        ("ETag", false, Text("^\"[0-9]+(-[0-9]+-[0-9]+)?\"$", "\"1\""),
            "The version in quotes. A later GET of this resource takes it as `If-None-Match`; a later PUT, PATCH or "
            + "DELETE takes it as `If-Match`. For an expense, the versions of its user and its category follow (`\"3-1-2\"`), because it "
            + "shows them; `If-Match` compares the expense's own version alone. Missing with `include=expenses`."),
        ("Idempotency-Replayed", false, Text("^true$", "true"),
            "Only on the repetition of a request that had a response before: this is that response, and nothing was done "
            + "again."),
        ("Location", true, Text("^/", "/api/users/1"), "Where the new resource is."),
        ("Retry-After", false, new() { Type = JsonSchemaType.Integer, Examples = [1] },
            "In how many seconds to try again; there where trying again helps."),
        ("Set-Cookie", true, Text("^bgt_session=", "bgt_session=bgt_...; path=/; samesite=strict; httponly"),
            "The session; when it has ended, an empty one."),
        ("WWW-Authenticate", true, Text("^Bearer$", "Bearer"), "How to sign in."),
        ("Server-Timing", true,
            Text("^db;dur=[0-9]+\\.[0-9];desc=\"[0-9]+ commands?\"$", "db;dur=1.9;desc=\"2 commands\""),
            "What the response cost the database: milliseconds, and SQL commands."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Components!.Headers = OfResponses.ToDictionary(header => header.Name, IOpenApiHeader (header) =>
            new OpenApiHeader
            {
                Description = header.Description,
                Required = header.IsRequired,
                Schema = header.Schema,
            });
    }

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var method = context.ApiDescription.HttpMethod!;
        var types = context.ApiDescription.SupportedResponseTypes.Select(response => response.Type).ToList();
        var hasTag = types.Exists(type => type?.IsAssignableTo(typeof(IHasETag)) == true);
        var isForWrites = types.Exists(type => type?.IsAssignableTo(typeof(IHasETagForWrites)) == true);

        var isRepeatable = IsRepeatable(context);
        if (isRepeatable)
        {
            // Without a pattern: from one, tools make up a key and send it with every request.
            Ask(operation, IdempotencyKey.Header,
                "A text that names this request and no other, such as a UUID: 1 to 255 visible ASCII characters. Sent again "
                + "with the same key, the request is not done again, and gets the same response for at least 24 hours.");
        }
        else if (method == HttpMethods.Get && hasTag && !isForWrites)
        {
            Ask(operation, "If-None-Match",
                "The `ETag` of the copy that you have: while it is current, the response is 304 without a body.");
            operation.Responses!["304"] = new OpenApiResponse { Description = "Your copy is current." };
        }
        else if (method == HttpMethods.Put || method == HttpMethods.Patch || method == HttpMethods.Delete)
        {
            Ask(operation, "If-Match",
                "The `ETag` that you have seen, such as `\"1\"`: if the version in it is not the present one, nothing happens, "
                + "and the response is 412.");
        }

        var responses = operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        operation.Responses = [];
        foreach (var (status, response) in responses)
        {
            operation.Responses[status] = response;
            if (response is not OpenApiResponse own)
                continue;

            var names = OfResponses.Select(header => header.Name).Where(name => name switch
            {
                // Of the shared 415 alone, which is not made here.
                "Accept-Patch" => false,
                "Content-Disposition" => status is "200" && !own.Content!.ContainsKey("application/json"),
                "ETag" => status is "200" or "201" or "304" && hasTag,
                "Location" => status is "201" && hasTag,
                "Idempotency-Replayed" => status is "200" or "201" && isRepeatable,
                "Retry-After" => status is "503" || (status is "409" && isRepeatable),
                "Set-Cookie" => status is "204" && operation.OperationId is ("createSession" or "deleteSession" or "setUp"),
                // Of the shared 401 alone.
                "WWW-Authenticate" => false,
                _ => true,
            });
            own.Headers = names.ToDictionary(name => name, IOpenApiHeader (name) =>
                new OpenApiHeaderReference(name, context.Document));
        }
    }

    /// <summary>Whether an operation takes an <c>Idempotency-Key</c>.</summary>
    public static bool IsRepeatable(OperationFilterContext context) =>
        context.ApiDescription.HttpMethod == HttpMethods.Post
        && !context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<UnrepeatableAttribute>().Any();

    private static void Ask(OpenApiOperation operation, string name, string description)
    {
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static OpenApiSchema Text(string pattern, string example) =>
        new() { Type = JsonSchemaType.String, Pattern = pattern, Examples = [example] };
}
