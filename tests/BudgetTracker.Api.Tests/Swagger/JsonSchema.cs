using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Swagger;

/// <summary>Checks JSON against the schemas of an OpenAPI 3.1 document: the keywords that ours uses, and no others.</summary>
/// <remarks>A keyword that it does not know is an error, so that nothing goes unchecked.</remarks>
public sealed class JsonSchema(JsonElement document)
{
    /// <summary>What does not fit, each error with its place.</summary>
    public IEnumerable<string> FaultsOf(JsonElement value, JsonElement schema, string place = "$") =>
        schema.EnumerateObject()
            .SelectMany(keyword => Check(value, keyword.Name, keyword.Value, schema, place))
            .Select(error => error.StartsWith('$') ? error : $"{place} {error}");

    /// <summary>What a reference points to; anything else is itself.</summary>
    public JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (parent, name) => parent.GetProperty(name))
        : element;

    private IEnumerable<string> Check(
        JsonElement value, string keyword, JsonElement rule, JsonElement schema, string place) => keyword switch
        {
            "description" or "examples" or "default" => [],
            "$ref" => FaultsOf(value, Resolve(schema), place),
            "type" when rule.ValueKind == JsonValueKind.Array => Unless(
                rule.EnumerateArray().Any(type => HasType(value, type.GetString()!)), $"is none of {rule}"),
            "type" => Unless(HasType(value, rule.GetString()!), $"is no {rule}"),
            _ when value.ValueKind == JsonValueKind.Null && IsNullable(schema) => [],
            "format" => Unless(HasFormat(value, rule.GetString()!), $"is no {rule}"),
            "enum" => Unless(
                rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), "is not in the enum"),
            "minimum" => Unless(value.GetDecimal() >= rule.GetDecimal(), $"is below {rule}"),
            "maximum" => Unless(value.GetDecimal() <= rule.GetDecimal(), $"is above {rule}"),
            "minLength" => Unless(Length(value) >= rule.GetInt32(), $"is shorter than {rule}"),
            "maxLength" => Unless(Length(value) <= rule.GetInt32(), $"is longer than {rule}"),
            "pattern" => Unless(
                Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript), $"does not match {rule}"),
            "minItems" => Unless(value.GetArrayLength() >= rule.GetInt32(), $"has less than {rule} items"),
            "maxItems" => Unless(value.GetArrayLength() <= rule.GetInt32(), $"has more than {rule} items"),
            "uniqueItems" => Unless(
                value.EnumerateArray().DistinctBy(item => item.GetRawText()).Count() == value.GetArrayLength(),
                "repeats an item"),
            "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().Index()
                .SelectMany(item => FaultsOf(item.Item, rule, $"{place}[{item.Index}]")),
            "anyOf" => CheckAny(value, rule, place),
            "required" => rule.EnumerateArray()
                .Where(name => !Has(value, name.GetString()!))
                .Select(name => $"lacks {name}"),
            "properties" => value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateObject()
                .Where(property => Has(value, property.Name))
                .SelectMany(property =>
                    FaultsOf(value.GetProperty(property.Name), property.Value, $"{place}.{property.Name}")),
            "additionalProperties" => CheckAdditional(value, rule, schema, place),
            _ => throw new NotSupportedException($"The document uses the keyword {keyword}, which is not checked yet."),
        };

    private IEnumerable<string> CheckAdditional(JsonElement value, JsonElement rule, JsonElement schema, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [];

        var additional = value.EnumerateObject()
            .Where(field => !schema.TryGetProperty("properties", out var known) || !Has(known, field.Name));

        return rule.ValueKind == JsonValueKind.False
            ? additional.Select(field => $"has {field.Name}, which is not documented")
            : additional.SelectMany(field => FaultsOf(field.Value, rule, $"{place}.{field.Name}"));
    }

    // Of a response that fits no form, the form it comes closest to says what is wrong.
    private List<string> CheckAny(JsonElement value, JsonElement forms, string place) =>
        forms.EnumerateArray().Select(form => FaultsOf(value, form, place).ToList()).MinBy(errors => errors.Count)!;

    private static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];

    private static bool Has(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _);

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(name => name.ValueEquals("null"));

    private static int Length(JsonElement value) => value.GetString()!.EnumerateRunes().Count();

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The document uses the type {type}, which is not checked yet."),
    };

    private static bool HasFormat(JsonElement value, string format) => format switch
    {
        "binary" => true,
        "int32" => value.TryGetInt32(out _),
        "int64" => value.TryGetInt64(out _),
        "double" => value.TryGetDouble(out _),
        // Money: never a third place. What the server writes has exactly two; examples may have lost a zero.
        "decimal" => value.TryGetDecimal(out var amount) && decimal.Round(amount, 2) == amount,
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _),
        "date-time" => value.GetString()!.EndsWith('Z') && value.TryGetDateTime(out _),
        _ => throw new NotSupportedException($"The document uses the format {format}, which is not checked yet."),
    };
}
