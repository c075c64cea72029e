using System.Net.Http.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Many rows cost as many SQL commands as ten, but for inserts of 500 rows each.</summary>
public sealed class ImportCostTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    // The default category; expired previews; what was imported before, as it is or written otherwise, what was entered by
    // hand; the categories and the habits. Then the user; the import and its file; what the rows refer to; the rows; the
    // import made visible and read.
    private const int MaxPreview = 14;

    // The import; what its rows refer to; the rows.
    private const int MaxPart = 3;

    [Fact]
    public async Task Each_step_has_a_fixed_number_of_commands()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var costs = new List<string>();
        foreach (var count in new[] { 500, 10 })
        {
            var id = 0;
            var upload = await CostAsync(HttpMethod.Post, $"/api/users/{user}/imports", BudgetApi.Form(
                System.Text.Encoding.UTF8.GetBytes(Csv.WithCategories(
                    Enumerable.Range(1, count).Select(n => $"2026-01-{1 + (n % 28):00},Shop {n},Category {n % 40} of {count},-{n}.00"))),
                ("createCategories", "true"), ("defaultCategoryId", $"{food.Id}")), body => id = body);
            var path = $"/api/imports/{id}";
            costs.Add(string.Join(' ', upload,
                await CostAsync(HttpMethod.Put, $"{path}/options", JsonContent.Create(new { createCategories = true })),
                await CostAsync(HttpMethod.Put, $"{path}/rows", JsonContent.Create(
                    Enumerable.Range(1, count).Select(n => new { number = n, description = $"Thing {n}" }))),
                await CostAsync(HttpMethod.Post, $"{path}/commit", JsonContent.Create(new { })),
                await CostAsync(HttpMethod.Delete, path, null)));
        }

        Assert.Equal(costs[0], costs[1]);
        Assert.InRange(int.Parse(costs[0].Split(' ')[0]), 1, MaxPreview);
    }

    [Fact]
    public async Task A_preview_costs_three_commands_more_for_each_further_500_rows()
    {
        var user = await api.CreateUserAsync();
        var costs = new List<int>();
        foreach (var count in new[] { 500, 1000, 4500 })
        {
            costs.Add(await CostAsync(HttpMethod.Post, $"/api/users/{user}/imports", BudgetApi.Form(
                System.Text.Encoding.UTF8.GetBytes(Csv.Of(Enumerable.Range(1, count).Select(n => $"2026-01-01,Shop {n},-{n}.00"))))));
        }

        Assert.Equal([costs[0], costs[0] + MaxPart, costs[0] + (8 * MaxPart)], costs);
    }

    private async Task<int> CostAsync(HttpMethod method, string path, HttpContent? content, Action<int>? id = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await api.Client.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        Assert.True(response.IsSuccessStatusCode, body.GetRawText());
        id?.Invoke(body.GetProperty("id").GetInt32());
        var timing = response.Headers.GetValues("Server-Timing").Single();

        return int.Parse(timing.Split('"')[1].Split(' ')[0]);
    }
}
