namespace BudgetTracker.Api.Tests.Expenses;

public sealed class ExpenseSearchTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("café", "CAFÉ crème", "Decaf")]
    [InlineData("ΖΩΉ", "η ζωή", "η ζω")]
    [InlineData("100%", "Juice, 100% fruit", "Juice, 1000 g")]
    [InlineData("a_b", "Cable a_b", "Cable acb")]
    [InlineData(@"c:\x", @"Disk C:\X", "Disk C:/X")]
    [InlineData("'; DROP", "Book: '; drop TABLE", "Book")]
    public async Task Text_is_found_literally_and_whatever_the_case(string text, string found, string notFound)
    {
        var user = await api.CreateUserAsync();
        var books = await api.CreateCategoryAsync("Books");
        await api.SpendAsync(user, books, 9m, found);
        await api.SpendAsync(user, books, 9m, notFound);

        var hits = await api.WalkAsync($"/api/users/{user}/expenses?q={Uri.EscapeDataString(text)}");

        Assert.Equal([found], hits.Select(expense => expense.GetProperty("description").GetString()));
    }

    [Fact]
    public async Task Amounts_are_compared_as_numbers_both_ends_included()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        foreach (var amount in new[] { 8.99m, 9m, 9.5m, 10m, 10.01m, 100m })
            await api.SpendAsync(user, food, amount);

        var hits = await api.WalkAsync($"/api/users/{user}/expenses?minAmount=9&maxAmount=10.00&sort=amount");

        Assert.Equal(["9.00", "9.50", "10.00"], hits.Select(expense => expense.GetProperty("amount").GetRawText()));
    }

    [Fact]
    public async Task All_filters_hold_together()
    {
        var home = await api.CreateHomeAsync();

        var hits = await api.WalkAsync($"/api/expenses?userId={home.Bob}&categoryId={home.Food.Id}"
            + $"&category={home.Food.Name}&from=2026-01-12&to=2026-01-31&minAmount=20&maxAmount=29.99&q=lun&sort=date");

        Assert.Equal(["Lunch"], hits.Select(expense => expense.GetProperty("description").GetString()));
    }
}
