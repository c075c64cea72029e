using System.Text.Json;
using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Http.Json;

/// <summary>Text in a request is trimmed before anything looks at it; text in a response is written as it is.</summary>
internal sealed class TrimmedStringJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()!.Trim() : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
