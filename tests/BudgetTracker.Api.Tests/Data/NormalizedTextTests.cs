using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Data;

/// <summary>A letter with an accent is the same letter, whether it comes as one character or as two (NFC and NFD).</summary>
public sealed class NormalizedTextTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("T\u00eate", "Te\u0302te")]
    [InlineData("Vi\u1ec7t", "VIE\u0323\u0302T")]
    [InlineData("\u039c\u03b1\u0390\u03bf\u03c5", "\u039c\u03b1\u03b9\u0308\u0301\u03bf\u03c5")]
    [InlineData("\u0427\u0430\u0439", "\u0447\u0410\u0418\u0306")]
    [InlineData("\u212bngstr\u00f6m", "a\u030angstro\u0308m")]
    public async Task A_category_and_a_user_are_taken_and_found_in_both_spellings(string first, string second)
    {
        foreach (var (taken, other) in new[] { (first, second), (second + " 2", first + " 2") })
        {
            var user = await api.PostAsync("/api/users", new { email = Email(taken), name = taken });
            var category = await api.PostAsync("/api/categories", new { name = taken });
            var expense = await api.PostAsync("/api/expenses", new
            {
                userId = user.GetProperty("id").GetInt32(),
                categoryId = category.GetProperty("id").GetInt32(),
                description = taken,
                amount = 1,
            });

            var sameEmail = await api.PostAsync("/api/users", new { email = Email(other), name = "x" }, HttpStatusCode.Conflict);
            var sameName = await api.PostAsync("/api/categories", new { name = other }, HttpStatusCode.Conflict);

            Assert.Equal("/problems/email-taken", sameEmail.GetProperty("type").GetString());
            Assert.Equal("/problems/name-taken", sameName.GetProperty("type").GetString());
            Assert.Equal(taken, category.GetProperty("name").GetString());
            Assert.Equal(taken, expense.GetProperty("description").GetString());
            foreach (var spelling in new[] { taken, other })
            {
                var text = Uri.EscapeDataString(spelling);
                var id = $"{expense.GetProperty("id")}";
                Assert.Contains(id, Ids(await api.WalkAsync($"/api/expenses?q={text}")));
                Assert.Equal([id], Ids(await api.WalkAsync($"/api/expenses?category={text}")));
                Assert.Equal([id], Ids(await api.WalkAsync($"/api/expenses?category={text}&category={Uri.EscapeDataString(taken)}")));
                Assert.Contains($"{user.GetProperty("id")}", Ids(await api.WalkAsync($"/api/users?q={text}")));
            }
        }
    }

    private static string Email(string name) => $"{name.Replace(' ', '.')}@example.com";

    private static IEnumerable<string> Ids(IEnumerable<JsonElement> items) => items.Select(item => $"{item.GetProperty("id")}");
}
