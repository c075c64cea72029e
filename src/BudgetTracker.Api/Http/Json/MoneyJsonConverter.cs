using System.Text.Json;
using System.Text.Json.Serialization;

namespace BudgetTracker.Api.Http.Json;

/// <summary>Every decimal of the API is money: a JSON number, written with exactly two decimal places (12.50).</summary>
internal sealed class MoneyJsonConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDecimal();

    // Adding 0.00 gives 12.5 its second decimal place; no amount has a third.
    public static void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value + 0.00m);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => Write(writer, value);
}
