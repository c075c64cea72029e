namespace BudgetTracker.Api.Tests.Expenses;

public sealed class ExpenseWalkTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("-date")]
    [InlineData("amount")]
    public async Task Rows_that_come_and_go_during_a_walk_cause_no_skip_and_no_repeat_of_the_others(string sort)
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        for (var i = 0; i < 5; i++)
        {
            await api.PostAsync("/api/expenses/batch", Enumerable.Repeat(
                new { userId = user, categoryId = food.Id, description = "Old", amount = 5, date = "2026-01-31" }, 1000));
        }

        using var stop = new CancellationTokenSource();
        var meanwhile = Task.Run(async () =>
        {
            var rounds = 0;
            for (; !stop.IsCancellationRequested; rounds++)
            {
                var coming = await api.SpendAsync(user, food, 5m, "New");
                if (rounds % 2 == 0)
                    await api.DeleteAsync($"/api/expenses/{coming}");
            }

            return rounds;
        });
        var walked = await api.WalkAsync($"/api/users/{user}/expenses?limit=100&sort={sort}");
        await stop.CancelAsync();

        Assert.True(await meanwhile > 0);
        var old = walked.Where(expense => expense.GetProperty("description").GetString() == "Old");
        var ids = old.Select(expense => expense.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(5000, ids.Count);
        Assert.Equal(5000, ids.Distinct().Count());
    }
}
