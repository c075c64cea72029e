using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Swagger;

/// <summary>The reviewed OpenAPI document, and whether a response is one that it declares.</summary>
public static class Contract
{
    // What the framework and HTTP itself add to any response.
    private static readonly string[] HeadersOfHttp =
    [
        "Allow", "Cache-Control", "Connection", "Content-Length", "Content-Type", "Date", "Expires", "Pragma",
        "Strict-Transport-Security", "Transfer-Encoding",
    ];

    // What the pipeline puts on every response; the document would say it hundreds of times.
    private static readonly Dictionary<string, string> HeadersOfAll = new()
    {
        ["Content-Security-Policy"] = "frame-ancestors 'none'",
        ["Referrer-Policy"] = "no-referrer",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
    };

    private static readonly JsonElement Document = JsonDocument.Parse(File.ReadAllText(DocumentFile())).RootElement;
    private static readonly JsonSchema Schemas = new(Document);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in Document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select new Operation(
               operation.Value.GetProperty("operationId").GetString()!,
               operation.Name.ToUpperInvariant(),
               path.Name,
               new Regex("^" + Regex.Replace(path.Name, @"\{\w+\}", "[^/]+") + "$"),
               operation.Value),
    ];

    public static string DocumentFile([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/BudgetTracker.Api/swagger.json"));

    public static JsonElement Schema(string name) => Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    public static Operation? Find(HttpMethod method, string path)
    {
        var matching = Operations.Where(operation => operation.Path.IsMatch(path)).ToLookup(o => o.Template == path);

        // OpenAPI: /expenses/batch goes before /expenses/{id}.
        return matching[matching.Contains(true)].FirstOrDefault(operation => operation.Method == method.Method);
    }

    /// <summary>What the document does not say about a response of the API; nothing when all is as declared.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsForAsync(HttpResponseMessage response)
    {
        var request = response.RequestMessage!;
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/api", StringComparison.Ordinal))
            return [];

        var status = ((int)response.StatusCode).ToString();
        var operation = Find(request.Method, path);

        // Headers that are too large: the server rejects before anybody knows what they ask for.
        if (status == "431")
            return [];

        var missing = HeadersOfAll.Where(header => !HasHeader(response, header)).Select(header => $"lacks {header}").ToList();
        if (missing.Count > 0)
            return missing;

        // HEAD is answered as GET is, and MethodTests says that it has no body.
        if (request.Method == HttpMethod.Head)
            return [];

        if (operation is null)
        {
            // No route takes this path, or this method: the document has no place for that, but a schema.
            return status switch
            {
                "401" or "404" or "405" => await FaultsOfBodyAsync(response, "application/problem+json", SchemaOf("ProblemDetails")),
                "204" when request.Method == HttpMethod.Options => [],
                _ => [$"{status} is not documented"],
            };
        }

        if (!operation.Responses.TryGetProperty(status, out var declared))
            return [$"{status} is not documented"];

        declared = Schemas.Resolve(declared);
        var headers = declared.GetProperty("headers");
        var errors = response.Headers.Concat(response.Content.Headers)
            .Where(header => !HeadersOfHttp.Contains(header.Key) && !HeadersOfAll.ContainsKey(header.Key))
            .SelectMany(header => FaultsOfHeader(header.Key, string.Join(',', header.Value), headers))
            .Concat(headers.EnumerateObject()
                .Where(header => Schemas.Resolve(header.Value).TryGetProperty("required", out var required)
                    && required.GetBoolean() && !response.Headers.NonValidated.Contains(header.Name)
                    && !response.Content.Headers.NonValidated.Contains(header.Name))
                .Select(header => $"lacks the header {header.Name}"))
            .ToList();

        if (declared.TryGetProperty("content", out var content))
        {
            var mediaType = content.EnumerateObject().Single();
            errors.AddRange(await FaultsOfBodyAsync(response, mediaType.Name, mediaType.Value.GetProperty("schema")));
        }
        else if ((await response.Content.ReadAsByteArrayAsync()).Length > 0)
        {
            errors.Add("has a body");
        }

        return errors;
    }

    /// <summary>Every example of the document that does not fit its own schema.</summary>
    public static IEnumerable<string> FaultsOfExamples() => FaultsOfExamples(Document, "#");

    private static IEnumerable<string> FaultsOfExamples(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Index()
                .SelectMany(item => FaultsOfExamples(item.Item, $"{place}/{item.Index}"));
        }

        if (element.ValueKind != JsonValueKind.Object)
            return [];

        var schema = element.TryGetProperty("schema", out var outer) ? outer : element;
        var examples = new List<JsonElement>();
        if (element.TryGetProperty("example", out var example))
            examples.Add(example);

        // Those of a schema are a list, those of a response have names.
        if (element.TryGetProperty("examples", out var several))
        {
            examples.AddRange(several.ValueKind == JsonValueKind.Array
                ? several.EnumerateArray()
                : several.EnumerateObject().Select(one => one.Value.GetProperty("value")));
        }

        return examples.SelectMany(one => Schemas.FaultsOf(one, schema)).Select(error => $"{place}: {error}")
            .Concat(element.EnumerateObject()
                .Where(member => member.Name is not ("example" or "examples" or "default"))
                .SelectMany(member => FaultsOfExamples(member.Value, $"{place}/{member.Name}")));
    }

    private static IEnumerable<string> FaultsOfHeader(string name, string value, JsonElement declared)
    {
        if (!declared.TryGetProperty(name, out var header))
            return [$"has the header {name}, which is not documented"];

        var schema = Schemas.Resolve(header).GetProperty("schema");
        var json = schema.GetProperty("type").GetString() == "string" ? JsonSerializer.Serialize(value) : value;

        return Schemas.FaultsOf(JsonDocument.Parse(json).RootElement, schema).Select(error => $"{name}: {error}");
    }

    private static async Task<IReadOnlyList<string>> FaultsOfBodyAsync(
        HttpResponseMessage response, string mediaType, JsonElement schema)
    {
        if (response.Content.Headers.ContentType?.MediaType != mediaType)
            return [$"is {response.Content.Headers.ContentType}, not {mediaType}"];

        var body = await response.Content.ReadAsStringAsync();
        var json = mediaType.EndsWith("json", StringComparison.Ordinal) && mediaType != "application/x-ndjson"
            ? body
            : JsonSerializer.Serialize(body);

        return [.. Schemas.FaultsOf(JsonDocument.Parse(json).RootElement, schema)];
    }

    private static bool HasHeader(HttpResponseMessage response, KeyValuePair<string, string> header) =>
        response.Headers.TryGetValues(header.Key, out var values) && values.SequenceEqual([header.Value]);

    private static JsonElement SchemaOf(string name) =>
        Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    public sealed record Operation(string Id, string Method, string Template, Regex Path, JsonElement Json)
    {
        public JsonElement Responses => Json.GetProperty("responses");
    }
}
