using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Http;

/// <summary>An instant in UTC, always with three digits of the second (RFC 3339): 2026-01-31T08:15:00.120Z.</summary>
internal sealed class InstantJsonConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
}
