using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>The ledger has no currencies: amounts of different ones are not added up unasked.</summary>
public sealed class ImportCurrencyTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_file_in_another_currency_than_the_earlier_ones_is_not_committed_unasked()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var euros = await UploadAsync(user, food, "EUR");
        Assert.Equal("""["EUR"]""", euros.GetProperty("currencies").GetRawText());
        await CommitAsync(euros, HttpStatusCode.OK);
        await CommitAsync(await UploadAsync(user, food, "EUR"), HttpStatusCode.OK);
        await CommitAsync(await api.UploadAsync(user, Csv.Of("2026-02-09,Shop,-1.23"), options: ("defaultCategoryId", $"{food.Id}")), HttpStatusCode.OK);

        var dollars = await UploadAsync(user, food, "USD");
        var problem = await CommitAsync(dollars, HttpStatusCode.Conflict);

        Assert.Equal("/problems/import-currency", problem.GetProperty("type").GetString());
        Assert.Contains("USD", problem.GetProperty("detail").GetString());
        await CommitAsync(dollars, HttpStatusCode.OK, new { allowCurrency = true });
        await CommitAsync(await UploadAsync(await api.CreateUserAsync("Bob"), food, "USD"), HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_with_two_currencies_is_not_committed_unasked()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var both = await UploadAsync(user, food, "EUR", "CHF");

        Assert.Equal("/problems/import-currency", (await CommitAsync(both, HttpStatusCode.Conflict)).GetProperty("type").GetString());
        await CommitAsync(both, HttpStatusCode.OK, new { allowCurrency = true });
    }

    private Task<JsonElement> UploadAsync(int user, Category category, params string[] currencies) => api.UploadAsync(
        user,
        "Date,Payee,Amount,Currency\n" + string.Concat(currencies.Select((code, i) => $"2026-02-0{i + 1},Shop {api.Unique("No")},-{i + 5}.00,{code}\n")),
        options: ("defaultCategoryId", $"{category.Id}"));

    private Task<JsonElement> CommitAsync(JsonElement preview, HttpStatusCode expected, object? decisions = null) =>
        api.PostAsync($"/api/imports/{preview.GetProperty("id")}/commit", decisions ?? new { }, expected);
}
