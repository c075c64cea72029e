using System.Net.Http.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Ten thousand rows cost as many SQL commands as ten, but for inserts of a thousand rows each.</summary>
public sealed class ImportCostTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    // The user and the default category; expired previews; what was imported before, by hand, and the habits; the import,
    // its file and its rows.
    private const int MaxPreview = 10;

    [Fact]
    public async Task Each_step_has_a_fixed_number_of_commands()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var costs = new List<string>();
        foreach (var count in new[] { 1000, 10 })
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
