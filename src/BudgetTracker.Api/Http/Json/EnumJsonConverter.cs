using System.Text.Json;
using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Http.Json;

/// <summary>An enum as the name of its value in camel case, and nothing else: no number, no other spelling.</summary>
/// <remarks>The framework's own converter reads names whatever their case.</remarks>
internal sealed class EnumJsonConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly string[] Names = [.. EnumNames.Of(typeof(T))];
    private static readonly T[] Values = Enum.GetValues<T>();

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Array.IndexOf(Names, reader.GetString()) is >= 0 and var index
            ? Values[index]
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Names[Array.IndexOf(Values, value)]);
}
