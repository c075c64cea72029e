using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Http.Json;

/// <summary>An id in a body, of something that has to exist.</summary>
/// <param name="Field">Its path, as in <c>[3].userId</c>.</param>
/// <param name="Attribute">What it is an id of.</param>
/// <param name="Id">The id.</param>
internal readonly record struct JsonReference(string Field, ReferenceAttribute Attribute, int Id)
{
    /// <summary>The ids in a body that was read into its type, or in a list of such.</summary>
    public static IEnumerable<JsonReference> Of(object? model, JsonSerializerOptions options, string path = "") => model switch
    {
        null => [],
        IEnumerable items => items.Cast<object>().Index().SelectMany(item => Of(item.Item, options, $"{path}[{item.Index}].")),
        _ => options.GetTypeInfo(model.GetType()).Properties.SelectMany(p => Of(p, p.Get!(model), path + p.Name)),
    };

    /// <summary>The id in a property: one, or none.</summary>
    public static IEnumerable<JsonReference> Of(JsonPropertyInfo property, object? value, string field) =>
        value is int id && property.AttributeProvider is MemberInfo member
            && member.GetCustomAttribute<ReferenceAttribute>() is { } attribute
                ? [new(field, attribute, id)]
                : [];
}
