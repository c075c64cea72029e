using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BudgetTracker.Api.Tests.Swagger;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>A request for an operation, made of nothing but the OpenAPI document: its examples, and ids of the test.</summary>
public static partial class DocumentedRequest
{
    private const string Form = "multipart/form-data";

    /// <summary>A file that every operation which takes a file reads.</summary>
    public const string Statement = "Date,Payee,Amount\n2026-01-30,Shop,-1.00\n2026-01-31,Shop,-2.00\n";

    // What an {id} in an address is the id of, by the segment before it.
    private static readonly Dictionary<string, string> Segments = new()
    {
        ["users"] = "user",
        ["expenses"] = "expense",
        ["budgets"] = "budget",
        ["imports"] = "import",
        ["tokens"] = "token",
        ["categories"] = "category",
    };

    // Ids that do not end in Id, and whole numbers that are no ids.
    private static readonly Dictionary<string, string?> Others = new()
    {
        ["moveExpensesTo"] = "category",
        ["limit"] = null,
        ["alertAt"] = null,
        ["number"] = null,
    };

    /// <summary>The places of an operation that take an id, and of what.</summary>
    /// <exception cref="NotSupportedException">A place is of a kind that is not known here.</exception>
    public static IReadOnlyList<Place> PlacesOf(Contract.Operation operation) =>
    [
        .. from parameter in Parameters(operation)
           let name = parameter.GetProperty("name").GetString()!
           let part = parameter.GetProperty("in").GetString()!
           where part != "header"
           let kind = KindOf(operation, part, name, parameter.GetProperty("schema"))
           where kind is not null
           select new Place(part, name, kind),
        .. from property in Properties(operation)
           let kind = KindOf(operation, "body", property.Name, property.Value)
           where kind is not null
           select new Place("body", property.Name, kind),
    ];

    /// <summary>Makes the request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="idOf">The id for a place.</param>
    /// <param name="query">The parameters of the query string that are not required, and to be there.</param>
    /// <param name="change">What is to be changed in the body, if it is JSON.</param>
    public static HttpRequestMessage Of(
        Contract.Operation operation,
        Func<Place, long> idOf,
        IEnumerable<(string Name, string Value)>? query = null,
        Action<JsonObject>? change = null)
    {
        var places = PlacesOf(operation).ToDictionary(place => (place.Where, place.Name));
        string? IdIn(string where, string name) =>
            places.TryGetValue((where, name), out var place) ? idOf(place).ToString(CultureInfo.InvariantCulture) : null;

        var path = Parameter().Replace(operation.Template, match => IdIn("path", match.Groups[1].Value) ?? "2026-02-01");
        var required = Parameters(operation)
            .Where(parameter => parameter.GetProperty("in").ValueEquals("query") && parameter.TryGetProperty("required", out var isRequired) && isRequired.GetBoolean())
            .SelectMany(parameter => parameter.GetProperty("example").EnumerateArray()
                .Select(example => (Name: parameter.GetProperty("name").GetString()!, Value: example.GetString()!)));
        var given = (query ?? []).ToList();
        var pairs = required.Where(one => given.All(other => other.Name != one.Name)).Concat(given)
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToList();

        return new(new HttpMethod(operation.Method), pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}")
        {
            Content = BodyOf(operation, name => IdIn("body", name), change),
        };
    }

    /// <summary>Each value of a parameter of the query string that has a few; and none.</summary>
    public static IEnumerable<(string Name, string Value)[]> Variants(Contract.Operation operation) =>
    [
        [],
        .. from parameter in Parameters(operation)
           where parameter.GetProperty("in").ValueEquals("query")
           let schema = parameter.GetProperty("schema")
           from value in EnumOf(schema.TryGetProperty("items", out var items) ? items : schema)
           select new[] { (parameter.GetProperty("name").GetString()!, value.GetString()!) },
    ];

    /// <summary>Whether an operation takes JSON, and which properties.</summary>
    public static bool TakesJson(Contract.Operation operation, out IReadOnlyList<string> properties)
    {
        properties = [.. Properties(operation).Select(property => property.Name)];

        return properties.Count > 0 && MediaType(operation) != Form;
    }

    private static HttpContent? BodyOf(Contract.Operation operation, Func<string, string?> idIn, Action<JsonObject>? change)
    {
        var (properties, mediaType) = (Properties(operation), MediaType(operation));
        if (mediaType is null)
            return null;

        if (mediaType == Form)
        {
            return BudgetApi.Form(
                Encoding.UTF8.GetBytes(Statement),
                [.. properties.Where(property => idIn(property.Name) is not null).Select(property => (property.Name, idIn(property.Name)!))]);
        }

        var body = new JsonObject();
        foreach (var property in properties)
        {
            if ((idIn(property.Name) ?? ExampleOf(property.Value)) is { } value)
                body[property.Name] = JsonNode.Parse(value);
        }

        change?.Invoke(body);
        var json = Schema(operation)!.Value.GetProperty("type").ValueEquals("array") ? new JsonArray(body).ToJsonString() : body.ToJsonString();

        return new StringContent(json, Encoding.UTF8, "application/json");
    }

    private static JsonElement[] Parameters(Contract.Operation operation) =>
        operation.Json.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static JsonProperty[] Properties(Contract.Operation operation)
    {
        if (Schema(operation) is not { } schema)
            return [];

        var one = schema.GetProperty("type").ValueEquals("array") ? Resolve(schema.GetProperty("items")) : schema;

        return [.. one.GetProperty("properties").EnumerateObject()];
    }

    private static JsonElement? Schema(Contract.Operation operation) => MediaType(operation) is { } mediaType
        ? Resolve(operation.Json.GetProperty("requestBody").GetProperty("content").GetProperty(mediaType).GetProperty("schema"))
        : null;

    private static string? MediaType(Contract.Operation operation) => operation.Json.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").EnumerateObject().First().Name
        : null;

    private static JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Contract.Schema(reference.GetString()!.Split('/')[^1]) : schema;

    // What may be left out has none where the best example is to leave it out.
    private static string? ExampleOf(JsonElement schema) =>
        schema.TryGetProperty("examples", out var examples) ? examples[0].GetRawText() : null;

    private static JsonElement[] EnumOf(JsonElement schema) =>
        schema.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray()] : [];

    private static string? KindOf(Contract.Operation operation, string where, string name, JsonElement schema)
    {
        var resolved = Resolve(schema);
        var one = resolved.TryGetProperty("items", out var items) ? Resolve(items) : resolved;
        var unknown = new NotSupportedException(
            $"{operation.Id} has {name} ({where}): say here whose id it is, or that it is none.");
        if (one.TryGetProperty("properties", out _))
            throw unknown;

        if (where == "path" && name == "id")
        {
            var segment = operation.Template.Split('/').TakeWhile(part => part != "{id}").Last();

            return Segments.TryGetValue(segment, out var kind) ? kind : throw unknown;
        }

        if (Others.TryGetValue(name, out var other))
            return other;

        if (LastWord().Match(name) is { Success: true } match)
        {
            var word = match.Groups[1].Value.ToLowerInvariant();

            return Segments.ContainsValue(word) ? word : throw unknown;
        }

        var type = one.GetProperty("type");
        var isInteger = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(part => part.ValueEquals("integer"))
            : type.ValueEquals("integer");

        return isInteger ? throw unknown : null;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    // categoryId and defaultCategoryId are of a category.
    [GeneratedRegex("([A-Z]?[a-z]+)Ids?$")]
    private static partial Regex LastWord();
}
