using System.Text.Json;
using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Reports;

/// <summary>Writes the totals of a summary, one for each category, field by field.</summary>
/// <remarks>Reflection takes longer. A field that is forgotten here fails the contract tests.</remarks>
internal sealed class CategoryTotalConverter : JsonConverter<CategoryTotal>
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Color = JsonEncodedText.Encode("color");
    private static readonly JsonEncodedText Total = JsonEncodedText.Encode("total");
    private static readonly JsonEncodedText Count = JsonEncodedText.Encode("count");
    private static readonly JsonEncodedText Share = JsonEncodedText.Encode("share");

    public override CategoryTotal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, CategoryTotal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Id, value.Id);
        writer.WriteString(Name, value.Name);
        writer.WriteString(Color, value.Color);
        writer.WritePropertyName(Total);
        MoneyJsonConverter.Write(writer, value.Total);
        writer.WriteNumber(Count, value.Count);
        writer.WriteNumber(Share, value.Share);
        writer.WriteEndObject();
    }
}
