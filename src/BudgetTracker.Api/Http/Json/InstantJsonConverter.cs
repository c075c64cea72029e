using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Http.Json;

/// <summary>An instant in UTC, always with three digits of the second (RFC 3339): 2026-01-31T08:15:00.120Z.</summary>
internal sealed class InstantJsonConverter : JsonConverter<DateTime>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DateTime.TryParseExact(
            reader.GetString(),
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant)
            ? instant
            : throw new JsonException();

    // The round-trip format, which is the fast one, has four digits more: 2026-01-31T08:15:00.1200000Z.
    public static void Write(Utf8JsonWriter writer, DateTime value)
    {
        Span<byte> text = stackalloc byte[28];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[23] = (byte)'Z';
        writer.WriteStringValue(text[..24]);
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => Write(writer, value);
}
