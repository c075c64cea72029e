using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Budgets;

/// <summary>A category is deleted while a budget is created on it.</summary>
public sealed class BudgetCategoryRaceTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private const int Rounds = 200;

    [Fact]
    public async Task A_budget_is_on_a_category_that_exists_or_rejected_whoever_is_first()
    {
        var user = await api.CreateUserAsync();
        var other = await api.CreateCategoryAsync("Other");
        var outcomes = new List<(HttpStatusCode Created, HttpStatusCode Deleted)>();
        for (var round = 0; round < Rounds; round++)
        {
            var category = await api.CreateCategoryAsync("Short-lived");
            var move = round % 2 == 0 ? "" : $"?moveExpensesTo={other.Id}";
            var creating = CreateAsync(user, category);
            var deleting = DeleteAsync($"/api/categories/{category.Id}{move}");

            outcomes.Add((await creating, await deleting));
        }

        // First the budget (then it is in the way, or goes too), or first the deletion.
        Assert.All(outcomes, outcome => Assert.Contains(outcome,
            new (HttpStatusCode, HttpStatusCode)[]
            {
                (HttpStatusCode.Created, HttpStatusCode.Conflict),
                (HttpStatusCode.Created, HttpStatusCode.OK),
                (HttpStatusCode.BadRequest, HttpStatusCode.NoContent),
                (HttpStatusCode.BadRequest, HttpStatusCode.OK),
            }));
        var kept = outcomes.Count(outcome => outcome == (HttpStatusCode.Created, HttpStatusCode.Conflict));
        Assert.Equal(kept, await api.UseDatabaseAsync(db => db.Budgets.CountAsync()));
        Assert.Equal(kept, await api.UseDatabaseAsync(db => db.Budgets.CountAsync(b => b.Category != null)));
    }

    private async Task<HttpStatusCode> CreateAsync(int userId, Category category)
    {
        using var response = await api.Client.PostAsJsonAsync(
            "/api/budgets", new { userId, categoryId = category.Id, period = "month", startsOn = "2026-01-01", limit = 9 });

        return response.StatusCode;
    }

    private async Task<HttpStatusCode> DeleteAsync(string path)
    {
        using var response = await api.Client.DeleteAsync(path);

        return response.StatusCode;
    }
}
