using System.Text.Json;
using System.Text.Json.Serialization;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Expenses;

/// <summary>Writes expenses, of which one response may hold a hundred thousand, field by field.</summary>
/// <remarks>Reflection takes twice as long. A field that is forgotten here fails the contract tests.</remarks>
internal static class ExpenseJson
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Description = JsonEncodedText.Encode("description");
    private static readonly JsonEncodedText Amount = JsonEncodedText.Encode("amount");
    private static readonly JsonEncodedText Date = JsonEncodedText.Encode("date");
    private static readonly JsonEncodedText User = JsonEncodedText.Encode("user");
    private static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    private static readonly JsonEncodedText ImportId = JsonEncodedText.Encode("importId");
    private static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Email = JsonEncodedText.Encode("email");
    private static readonly JsonEncodedText Color = JsonEncodedText.Encode("color");

    private static readonly RepeatedJson<UserReference> Users = new(static (writer, user) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber(Id, user.Id);
        writer.WriteString(Name, user.Name);
        writer.WriteString(Email, user.Email);
        writer.WriteEndObject();
    });

    private static readonly RepeatedJson<CategoryReference> Categories = new(static (writer, category) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber(Id, category.Id);
        writer.WriteString(Name, category.Name);
        writer.WriteString(Color, category.Color);
        writer.WriteEndObject();
    });

    private static void Write(
        Utf8JsonWriter writer,
        long id,
        string description,
        decimal amount,
        DateOnly date,
        UserReference? user,
        CategoryReference category,
        int? importId,
        DateTime createdAt,
        int version)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Id, id);
        writer.WriteString(Description, description);
        writer.WritePropertyName(Amount);
        MoneyJsonConverter.Write(writer, amount);
        writer.WritePropertyName(Date);
        DateJsonConverter.Write(writer, date);
        if (user is not null)
        {
            writer.WritePropertyName(User);
            Users.Write(writer, user, user.Id);
        }

        writer.WritePropertyName(Category);
        Categories.Write(writer, category, category.Id);
        if (importId is { } import)
            writer.WriteNumber(ImportId, import);
        else
            writer.WriteNull(ImportId);

        writer.WritePropertyName(CreatedAt);
        InstantJsonConverter.Write(writer, createdAt);
        writer.WriteNumber(Version, version);
        writer.WriteEndObject();
    }

    /// <summary>Writes an expense with its owner.</summary>
    public sealed class ResponseConverter : JsonConverter<ExpenseResponse>
    {
        public override ExpenseResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ExpenseResponse value, JsonSerializerOptions options) =>
            ExpenseJson.Write(writer, value.Id, value.Description, value.Amount, value.Date, value.User, value.Category, value.ImportId, value.CreatedAt, value.Version);
    }

    /// <summary>Writes an expense inside its owner.</summary>
    public sealed class UserExpenseConverter : JsonConverter<UserExpense>
    {
        public override UserExpense Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, UserExpense value, JsonSerializerOptions options) =>
            ExpenseJson.Write(writer, value.Id, value.Description, value.Amount, value.Date, null, value.Category, value.ImportId, value.CreatedAt, value.Version);
    }
}
