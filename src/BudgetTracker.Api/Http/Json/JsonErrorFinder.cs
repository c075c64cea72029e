using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BudgetTracker.Api.Http.Validation;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace BudgetTracker.Api.Http.Json;

/// <summary>Finds every error of a JSON body that does not fit its type, keyed by the JSON field.</summary>
/// <remarks>
/// The serializer stops at the first error. Only a body that it rejected comes here. Fields are keyed as in
/// <c>amount</c>, those of an array's elements as in <c>[3].amount</c>, and the body as a whole as <c>$</c>.
/// </remarks>
internal static class JsonErrorFinder
{
    /// <summary>The most errors in one response.</summary>
    public const int MaxErrors = 10_000;

    /// <summary>Keeps the errors for the response. MVC's own dictionary would mix up fields that differ in case.</summary>
    public static void Report(InputFormatterContext context, JsonErrors found)
    {
        context.HttpContext.Features.Set(found);
        context.ModelState.TryAddModelError("$", "");
    }

    public static JsonErrors Find(ReadOnlyMemory<byte> json, JsonTypeInfo type)
    {
        var found = new JsonErrors();
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = type.Options.MaxDepth });
            Visit(document.RootElement, type, "", found);
        }
        catch (JsonException exception)
        {
            found.Errors.Add(("$", exception.LineNumber is null
                ? "Must be valid JSON."
                : $"Must be valid JSON, at most {type.Options.MaxDepth} levels deep; it breaks at "
                    + $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."));
        }
        catch (InvalidOperationException)
        {
            // What JsonProperty.Name throws for a name that is no text: bytes that are not UTF-8, half of a pair.
            found.Errors.Add(("$", "Must have names that are valid Unicode text."));
        }

        return found;
    }

    private static void Visit(JsonElement element, JsonTypeInfo type, string path, JsonErrors found)
    {
        if (found.Errors.Count >= MaxErrors)
            return;

        if (type.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            var elementType = type.Options.GetTypeInfo(type.ElementType!);
            foreach (var (index, item) in element.EnumerateArray().Index())
                Visit(item, elementType, $"{path}[{index}]", found);
        }
        else if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            VisitObject(element, type, path.Length == 0 ? "" : path + ".", found);
        }
        else
        {
            var expected = type.Kind == JsonTypeInfoKind.Enumerable ? "array" : "object";
            found.Errors.Add((path.Length == 0 ? "$" : path, $"Must be a JSON {expected}."));
        }
    }

    private static void VisitObject(
        JsonElement element,
        JsonTypeInfo type,
        string prefix,
        JsonErrors found)
    {
        var errors = found.Errors;
        var seen = new HashSet<string>();
        foreach (var field in element.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(p => p.Name == field.Name);
            if (property is null)
                errors.Add((prefix + Shorten(field.Name), "Is not a field of this request."));
            else if (!seen.Add(field.Name))
                errors.Add((prefix + field.Name, "Is given more than once."));
            else
                VisitValue(field.Value, property, prefix + field.Name, found);
        }

        var missing = type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name));
        errors.AddRange(missing.Select(property => (prefix + property.Name, "Is required.")));
    }

    private static void VisitValue(JsonElement element, JsonPropertyInfo property, string field, JsonErrors found)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            if (!property.IsSetNullable || !IsNullable(property.PropertyType))
                found.Errors.Add((field, "Must not be null."));

            return;
        }

        object? value;
        try
        {
            value = element.Deserialize(property.Options.GetTypeInfo(property.PropertyType));
        }
        catch (JsonException)
        {
            found.Errors.Add((field, Expectation(property)));

            return;
        }

        found.References.AddRange(JsonReference.Of(property, value, field));
        found.Errors.AddRange(property.AttributeProvider!.GetCustomAttributes(typeof(ValidationAttribute), inherit: true)
            .Cast<ValidationAttribute>()
            .Where(rule => !rule.IsValid(value))
            .Select(rule => (field, rule.FormatErrorMessage(property.Name))));
    }

    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100] + "...";

    private static bool IsNullable(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static string Expectation(JsonPropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var t when t.IsEnum => EnumNames.Expectation(t),
            var t when t == typeof(string) => "Must be text.",
            var t when t == typeof(DateTime) => "Must be an instant in UTC, written as 2026-01-31T08:15:00.120Z.",
            var t when t == typeof(bool) => "Must be true or false.",
            var t when t == typeof(DateOnly) => "Must be an existing day, written as yyyy-MM-dd.",
            var t when t == typeof(decimal) => property.AttributeProvider!.GetCustomAttributes(typeof(MoneyAttribute), inherit: true)
                .Cast<MoneyAttribute>().Single().FormatErrorMessage(property.Name),
            var t when t.IsAssignableTo(typeof(IEnumerable)) => "Must be a JSON array, and each of its items valid.",
            _ => "Must be a whole JSON number that fits its range.",
        };
}
