namespace BudgetTracker.Api.Tests.Expenses;

/// <summary>Keyset pagination: the pages stay right while rows come and go.</summary>
public sealed class ExpenseWalkTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("-date")]
    [InlineData("amount")]
    public async Task Rows_that_come_and_go_between_pages_cause_no_skip_and_no_repeat_of_the_others(string sort)
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        await api.PostAsync("/api/expenses/batch", Enumerable.Repeat(
            new { userId = user, categoryId = food.Id, description = "Old", amount = 5, date = "2026-01-31" }, 1000));
        var pages = 0;

        var walked = await api.WalkAsync($"/api/users/{user}/expenses?limit=20&sort={sort}", async () =>
        {
            var coming = await api.SpendAsync(user, food, 5m, "New");
            if (pages++ % 2 == 0)
                await api.DeleteAsync($"/api/expenses/{coming}");
        });

        var old = walked.Where(expense => expense.GetProperty("description").GetString() == "Old");
        var ids = old.Select(expense => expense.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(1000, ids.Count);
        Assert.Equal(1000, ids.Distinct().Count());
    }
}
