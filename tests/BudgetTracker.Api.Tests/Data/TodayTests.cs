namespace BudgetTracker.Api.Tests.Data;

public sealed class TodayTests
{
    [Theory]
    [InlineData(null, "2026-03-31T23:30:00Z", "2026-03-31")]
    [InlineData("UTC", "2026-03-31T23:30:00Z", "2026-03-31")]
    [InlineData("Europe/Berlin", "2026-03-31T22:30:00Z", "2026-04-01")]
    [InlineData("Europe/Berlin", "2026-01-31T22:30:00Z", "2026-01-31")]
    [InlineData("America/Los_Angeles", "2026-04-01T06:59:59Z", "2026-03-31")]
    [InlineData("Pacific/Kiritimati", "2026-03-31T10:00:00Z", "2026-04-01")]
    public async Task An_expense_without_a_date_is_of_today_in_the_configured_zone(string? zone, string now, string today)
    {
        await using var api = new BudgetApi { Clock = new FixedClock(now), Settings = zone is null ? [] : [("TimeZone", zone)] };

        var expense = await api.PostAsync("/api/expenses", new
        {
            userId = await api.CreateUserAsync(),
            categoryId = (await api.CreateCategoryAsync("Food")).Id,
            description = "Lunch",
            amount = 9.5m,
        });

        Assert.Equal(today, expense.GetProperty("date").GetString());
    }
}
