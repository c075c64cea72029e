using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Categories;

/// <summary>A category is deleted while many clients enter expenses on it.</summary>
public sealed class CategoryDeletionRaceTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private const int Clients = 20;

    [Fact]
    public async Task Moving_its_expenses_wins_against_twenty_clients_that_enter_more_and_loses_none()
    {
        var user = await api.CreateUserAsync();
        var target = await api.CreateCategoryAsync("Target");
        var acknowledged = 0L;
        for (var round = 0; round < 10; round++)
        {
            var source = await api.CreateCategoryAsync("Source");
            using var enough = new SemaphoreSlim(0);
            var clients = Enumerable.Range(0, Clients).Select(n => SpendUntilGoneAsync(user, source, n + 1, enough)).ToList();
            for (var i = 0; i < 2 * Clients; i++)
                Assert.True(await enough.WaitAsync(Wait.Limit));

            var (status, response) = await SendAsync(
                HttpMethod.Delete, $"/api/categories/{source.Id}?moveExpensesTo={target.Id}", body: null);

            Assert.True(status == HttpStatusCode.OK, $"{(int)status} {response}");
            acknowledged += (await Task.WhenAll(clients)).Sum();
            await api.GetAsync($"/api/categories/{source.Id}", HttpStatusCode.NotFound);
            Assert.Equal(acknowledged, await CentsOnAsync(target));
        }
    }

    [Fact]
    public async Task Deleting_it_alone_succeeds_or_says_how_many_expenses_are_on_it()
    {
        var user = await api.CreateUserAsync();
        for (var round = 0; round < 10; round++)
        {
            var food = await api.CreateCategoryAsync("Food");
            var spending = Enumerable.Range(1, Clients).Select(cents => SpendAsync(user, food, cents)).ToList();

            var (status, problem) = await SendAsync(HttpMethod.Delete, $"/api/categories/{food.Id}", body: null);

            var spent = await Task.WhenAll(spending);
            if (status == HttpStatusCode.NoContent)
                Assert.DoesNotContain(true, spent);
            else
                Assert.InRange(problem.GetProperty("expenseCount").GetInt32(), 1, spent.Count(isSpent => isSpent));
        }
    }

    // Amounts differ, so that one expense lost and another doubled would not even out.
    private async Task<long> SpendUntilGoneAsync(int user, Category category, int cents, SemaphoreSlim acknowledgement)
    {
        var acknowledged = 0L;
        for (var i = 0; i < 100 && await SpendAsync(user, category, cents); i++)
        {
            acknowledged += cents;
            acknowledgement.Release();
        }

        return acknowledged;
    }

    private async Task<bool> SpendAsync(int userId, Category category, int cents)
    {
        var (status, response) = await SendAsync(
            HttpMethod.Post,
            "/api/expenses",
            new { userId, categoryId = category.Id, description = "Something", amount = cents / 100m, date = "2026-01-31" });
        if (status == HttpStatusCode.Created)
            return true;

        Assert.True(status == HttpStatusCode.BadRequest, $"{(int)status} {response}");
        Assert.True(response.GetProperty("errors").TryGetProperty("categoryId", out _), $"{response}");

        return false;
    }

    private async Task<long> CentsOnAsync(Category category)
    {
        var report = await api.GetAsync($"/api/reports/spending?groupBy=category&categoryId={category.Id}");

        return (long)(decimal.Parse(report.GetProperty("total").GetRawText(), CultureInfo.InvariantCulture) * 100);
    }

    // On a slow machine, it may be told to come again.
    private async Task<(HttpStatusCode Status, JsonElement Response)> SendAsync(HttpMethod method, string path, object? body)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await api.Client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null)
                continue;

            return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
        }
    }
}
