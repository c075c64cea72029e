using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Http.Json;

/// <summary>A day without a time zone: yyyy-MM-dd (RFC 3339 full-date), and nothing else.</summary>
internal sealed class DateJsonConverter : JsonConverter<DateOnly>
{
    public const string Format = "yyyy-MM-dd";

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && DateOnly.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, default, out var date)
            ? date
            : throw new JsonException();

    public static void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => Write(writer, value);
}
