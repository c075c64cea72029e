using System.Net;

namespace BudgetTracker.Api.Tests.Categories;

public sealed class CategoryDeletionTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task Deleting_a_category_in_use_is_rejected_with_the_count_and_changes_nothing()
    {
        var home = await api.CreateHomeAsync();

        var problem = await api.DeleteAsync($"/api/categories/{home.Food.Id}", HttpStatusCode.Conflict);

        Assert.Equal("/problems/category-in-use", problem.GetProperty("type").GetString());
        Assert.Equal(4, problem.GetProperty("expenseCount").GetInt32());
        Assert.Equal(0, problem.GetProperty("budgetCount").GetInt32());
        Assert.Equal(4, (await api.WalkAsync($"/api/categories/{home.Food.Id}/expenses")).Count);
    }

    [Fact]
    public async Task Moving_its_expenses_first_lets_a_category_go_and_says_how_many_moved()
    {
        var home = await api.CreateHomeAsync();

        var response = await api.DeleteAsync(
            $"/api/categories/{home.Food.Id}?moveExpensesTo={home.Transportation.Id}", HttpStatusCode.OK);

        Assert.Equal(4, response.GetProperty("movedExpenseCount").GetInt32());
        await api.GetAsync($"/api/categories/{home.Food.Id}", HttpStatusCode.NotFound);
        var moved = await api.WalkAsync($"/api/categories/{home.Transportation.Id}/expenses");
        Assert.Equal(5, moved.Count);
        Assert.Equal([1, 2, 2, 2, 2], moved.Select(expense => expense.GetProperty("version").GetInt32()).Order());
    }

    [Fact]
    public async Task A_category_with_budgets_alone_is_in_use_too()
    {
        var home = await api.CreateHomeAsync();
        var rent = await api.CreateCategoryAsync("Rent");
        var budgets = new[]
        {
            await api.CreateBudgetAsync(home.Alice, rent, 900), await api.CreateBudgetAsync(home.Bob, rent, 700, "year"),
        };

        var problem = await api.DeleteAsync($"/api/categories/{rent.Id}", HttpStatusCode.Conflict);

        Assert.Equal("/problems/category-in-use", problem.GetProperty("type").GetString());
        Assert.Equal(0, problem.GetProperty("expenseCount").GetInt32());
        Assert.Equal(2, problem.GetProperty("budgetCount").GetInt32());
        foreach (var budget in budgets)
            await api.GetAsync($"/api/budgets/{budget}");
    }

    [Fact]
    public async Task Its_budgets_go_with_a_category_whose_expenses_move_and_no_others()
    {
        var home = await api.CreateHomeAsync();
        var gone = await api.CreateBudgetAsync(home.Alice, home.Food, 300);
        var gas = await api.CreateBudgetAsync(home.Alice, home.Transportation, 100);
        var all = await api.CreateBudgetAsync(home.Alice, category: null, 500);

        var response = await api.DeleteAsync(
            $"/api/categories/{home.Food.Id}?moveExpensesTo={home.Transportation.Id}", HttpStatusCode.OK);

        Assert.Equal(
            (4, 1),
            (response.GetProperty("movedExpenseCount").GetInt32(), response.GetProperty("deletedBudgetCount").GetInt32()));
        await api.GetAsync($"/api/budgets/{gone}", HttpStatusCode.NotFound);
        Assert.Equal(116.25m, (await api.GetAsync($"/api/budgets/{gas}?on=2026-01-31")).GetProperty("spent").GetDecimal());
        Assert.Equal(116.25m, (await api.GetAsync($"/api/budgets/{all}?on=2026-01-31")).GetProperty("spent").GetDecimal());
    }

    [Fact]
    public async Task Moving_and_deleting_is_one_transaction_also_when_it_fails_in_the_middle()
    {
        var home = await api.CreateHomeAsync();
        var budget = await api.CreateBudgetAsync(home.Alice, home.Food, 300);

        api.FailingCommands.Containing = "DELETE FROM categories";
        await api.DeleteAsync(
            $"/api/categories/{home.Food.Id}?moveExpensesTo={home.Transportation.Id}",
            HttpStatusCode.InternalServerError);
        api.FailingCommands.Containing = null;

        var food = await api.WalkAsync($"/api/categories/{home.Food.Id}/expenses");
        Assert.Equal(4, food.Count);
        Assert.All(food, expense => Assert.Equal(1, expense.GetProperty("version").GetInt32()));
        Assert.Single(await api.WalkAsync($"/api/categories/{home.Transportation.Id}/expenses"));
        await api.GetAsync($"/api/budgets/{budget}");
    }

    [Fact]
    public async Task Expenses_can_only_move_to_another_existing_category()
    {
        var home = await api.CreateHomeAsync();

        foreach (var target in new[] { "999999", $"{home.Food.Id}", "x", "" })
        {
            var problem = await api.DeleteAsync(
                $"/api/categories/{home.Food.Id}?moveExpensesTo={target}", HttpStatusCode.BadRequest);
            Assert.True(problem.GetProperty("errors").TryGetProperty("moveExpensesTo", out _), target);
        }

        await api.DeleteAsync(
            $"/api/categories/999999?moveExpensesTo={home.Food.Id}", HttpStatusCode.NotFound);
        Assert.Equal(4, (await api.WalkAsync($"/api/categories/{home.Food.Id}/expenses")).Count);
    }
}
