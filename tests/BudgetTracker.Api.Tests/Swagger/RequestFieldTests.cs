using System.Globalization;
using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Swagger;

/// <summary>Every field of a request is kept: a field that a mapping forgets is accepted, and lost without an error.</summary>
[Trait("Runs", "once")]
public sealed class RequestFieldTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Theory]
    [InlineData("/api/users", "UserRequest", "UserRequest", "UserPatch")]
    [InlineData("/api/categories", "CategoryRequest", "CategoryRequest", "CategoryPatch")]
    [InlineData("/api/expenses", "ExpenseRequest", "ExpenseReplacement", "ExpensePatch")]
    public async Task Each_field_of_a_request_comes_back_with_its_value(string path, string create, string replace, string patch)
    {
        Assert.Equal(FieldsOf(replace).Order(), FieldsOf(patch).Order());

        var created = await SendAsync(HttpMethod.Post, path, FieldsOf(create), HttpStatusCode.Created);
        var one = $"{path}/{created.GetProperty("id")}";
        await SendAsync(HttpMethod.Put, one, FieldsOf(replace), HttpStatusCode.OK);
        foreach (var field in FieldsOf(patch))
            await SendAsync(HttpMethod.Patch, one, [field], HttpStatusCode.OK);
    }

    private static IReadOnlyList<string> FieldsOf(string schema) =>
        [.. Contract.Schema(schema).GetProperty("properties").EnumerateObject().Select(property => property.Name)];

    // Another value each time, so that none is there already.
    private async Task<JsonElement> SendAsync(HttpMethod method, string path, IReadOnlyList<string> fields, HttpStatusCode expected)
    {
        var request = new Dictionary<string, object>();
        foreach (var field in fields)
            request.Add(field, await NewValueAsync(field));

        var response = await api.SendAsync(method, path, request, expected);
        foreach (var (field, value) in request)
        {
            var shown = field.EndsWith("Id", StringComparison.Ordinal)
                ? response.GetProperty(field[..^2]).GetProperty("id")
                : response.GetProperty(field);
            Assert.Equal(JsonSerializer.Serialize(value), shown.GetRawText());
        }

        return response;
    }

    private async Task<object> NewValueAsync(string field)
    {
        var text = api.Unique(field);
        var number = int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture);

        return field switch
        {
            "userId" => await api.CreateUserAsync(text),
            "categoryId" => (await api.CreateCategoryAsync(text)).Id,
            "email" => $"user{number}@example.com",
            "color" => $"#{number:X6}",
            "amount" => number + 0.25m,
            "date" => new DateOnly(2026, 1, 1).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
