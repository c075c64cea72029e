using System.Net;

namespace BudgetTracker.Api.Tests.Categories;

public sealed class CategoryTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_category_is_created_read_replaced_and_deleted()
    {
        var created = await api.PostAsync("/api/categories", new { name = "Rent", color = "#FF6B6B" });
        var id = created.GetProperty("id").GetInt32();
        Assert.Equal("#FF6B6B", created.GetProperty("color").GetString());

        var replaced = await api.PutAsync($"/api/categories/{id}", new { name = "Home", color = "#00ff7F" });
        Assert.Equal(2, replaced.GetProperty("version").GetInt32());
        Assert.Equal(replaced.GetRawText(), (await api.GetAsync($"/api/categories/{id}")).GetRawText());
        Assert.Contains(await api.WalkAsync("/api/categories?limit=1"), c => c.GetRawText() == replaced.GetRawText());

        await api.DeleteAsync($"/api/categories/{id}");
        await api.GetAsync($"/api/categories/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_categories_cannot_share_a_name_whatever_the_case_outside_ascii_too()
    {
        await api.PostAsync("/api/categories", new { name = "Café" });

        var problem = await api.PostAsync("/api/categories", new { name = " CAFÉ " }, HttpStatusCode.Conflict);

        Assert.Equal("/problems/name-taken", problem.GetProperty("type").GetString());
        Assert.Equal("name", problem.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("q=ÉGUM", "Légumes {n}", "100%_légume {n}")]
    [InlineData("q=%25_l", "100%_légume {n}")]
    [InlineData("q=umes {n}", "Légumes {n}")]
    [InlineData("q=umes {n}&name=LÉGUMES {n}", "Légumes {n}")]
    [InlineData("q=x&name=LÉGUMES {n}")]
    [InlineData("name= légumes {n} ", "Légumes {n}")]
    [InlineData("name=légume")]
    public async Task Categories_are_found_by_a_part_of_their_name_or_by_all_of_it_whatever_the_case(string query, params string[] expected)
    {
        var n = api.Unique("n");
        foreach (var name in new[] { $"Légumes {n}", $"100%_légume {n}", $"Rent {n}" })
            await api.PostAsync("/api/categories", new { name });

        var found = await api.WalkAsync($"/api/categories?limit=1&{query.Replace("{n}", n)}");

        Assert.Equal(
            expected.Select(name => name.Replace("{n}", n)),
            found.Select(category => category.GetProperty("name").GetString()!).Where(name => name.EndsWith(n, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_categorys_expenses_are_a_list_of_everybodys()
    {
        var home = await api.CreateHomeAsync();

        var food = await api.WalkAsync($"/api/categories/{home.Food.Id}/expenses?limit=3");
        var bobs = await api.WalkAsync($"/api/categories/{home.Food.Id}/expenses?userId={home.Bob}&sort=-amount");

        Assert.Equal(
            ["Dinner", "Lunch", "Lunch", "Groceries"],
            food.Select(expense => expense.GetProperty("description").GetString()));
        Assert.Equal(["Dinner", "Lunch"], bobs.Select(expense => expense.GetProperty("description").GetString()));
        await api.GetAsync("/api/categories/999999/expenses", HttpStatusCode.NotFound);
    }
}
