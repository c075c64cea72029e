using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>Budgets in the page: made, seen, changed and deleted.</summary>
public sealed class BudgetViewTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_budget_is_made_and_its_bar_says_what_is_spent_of_it()
    {
        var home = await api.Household;
        var (page, faults) = await OpenAsync("Bob");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add budget" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await dialog.GetByText("Choose a category, or everything.").WaitForAsync();
        await dialog.GetByLabel("Category").SelectOptionAsync(home.Food.Name);
        await dialog.GetByLabel("Limit").FillAsync("50,5");
        await faults.CheckAsync("The dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var budget = BudgetOf(page, home.Food);
        await budget.GetByText("Over the limit").WaitForAsync();
        var bar = budget.GetByRole(AriaRole.Meter, new() { Name = $"{home.Food.Name}, January 2026" });
        Assert.Equal("55.00 of 50.50", await bar.GetAttributeAsync("aria-valuetext"));
        await budget.GetByRole(AriaRole.Link, new() { Name = "55.00 spent" }).ClickAsync();
        await page.GetByText("55.00 in 2 expenses").WaitForAsync();
        var made = Assert.Single((await api.GetAsync($"/api/users/{home.Bob}/budgets?on=2026-01-28&categoryId={home.Food.Id}"))
            .GetProperty("items").EnumerateArray());
        Assert.Equal(("2026-01-01", 50.50m), (made.GetProperty("startsOn").GetString(), made.GetProperty("limit").GetDecimal()));
    }

    [BrowserFact]
    public async Task The_history_shows_each_period_with_what_was_carried_over()
    {
        var home = await api.Household;
        await api.CreateBudgetAsync(home.Bob, home.Entertainment, 30.00m, startsOn: "2025-11-01");
        var (page, faults) = await OpenAsync("Bob");

        var budget = BudgetOf(page, home.Entertainment);
        await budget.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
        var history = budget.GetByRole(AriaRole.List, new() { Name = "History" }).GetByRole(AriaRole.Listitem);
        await history.Nth(2).WaitForAsync();
        await faults.CheckAsync("The history");

        var periods = (await history.AllInnerTextsAsync())
            .Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(
            [
                "January 2026 50.00 of 30.00 + 60.00 carried over 40.00 left",
                "December 2025 0.00 of 30.00 + 30.00 carried over 60.00 left",
                "November 2025 0.00 of 30.00 30.00 left",
            ],
            periods);
    }

    [BrowserTheory]
    [InlineData("Keep mine", 90.00)]
    [InlineData("Take theirs", 80.00)]
    public async Task Two_people_change_a_limit_and_the_second_one_chooses(string choice, decimal limit)
    {
        var home = await api.Household;
        var id = await api.CreateBudgetAsync(await api.CreateUserAsync("Carol"), home.Food, 70.00m);
        var (page, _) = await OpenAsync("Carol", last: true);

        var budget = BudgetOf(page, home.Food);
        await budget.GetByRole(AriaRole.Button, new() { Name = "Change limit" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Limit").FillAsync("90");
        await api.PutAsync($"/api/budgets/{id}/limits/2026-01-01", new { limit = 80.00m });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Row, new() { Name = "80.00 90.00" }).WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal(limit, (await api.GetAsync($"/api/budgets/{id}?on=2026-01-28")).GetProperty("limit").GetDecimal());
    }

    [BrowserFact]
    public async Task A_budget_is_ended_or_deleted()
    {
        var home = await api.Household;
        var dora = await api.CreateUserAsync("Dora");
        var (ended, deleted) = (await api.CreateBudgetAsync(dora, home.Food, 70.00m), await api.CreateBudgetAsync(dora, null, 700.00m));
        var (page, _) = await OpenAsync("Dora");

        await BudgetOf(page, home.Food).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End on Jan 31, 2026" }).ClickAsync();
        await BudgetOf(page, home.Food).GetByText("Ends").WaitForAsync();
        var everything = page.GetByRole(AriaRole.Listitem, new() { Name = "Everything", Exact = true });
        await everything.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await everything.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal("2026-01-31", (await api.GetAsync($"/api/budgets/{ended}")).GetProperty("endsOn").GetString());
        await api.GetAsync($"/api/budgets/{deleted}", System.Net.HttpStatusCode.NotFound);
    }

    private static ILocator BudgetOf(IPage page, Category category) =>
        page.GetByRole(AriaRole.Listitem, new() { Name = category.Name, Exact = true });

    private async Task<(IPage Page, PageFaults Faults)> OpenAsync(string person, bool last = false)
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = new PageFaults(page, api.Client.BaseAddress!);
        await page.Clock.SetFixedTimeAsync(PageTests.HouseholdApi.Today);
        await page.GotoAsync($"{api.Client.BaseAddress}#/budgets");
        var choice = page.GetByLabel("User");
        await choice.WaitForAsync();
        var people = choice.GetByRole(AriaRole.Option, new() { Name = person, Exact = true });
        await choice.SelectOptionAsync(new SelectOptionValue
        {
            Value = await (last ? people.Last : people.First).GetAttributeAsync("value"),
        });

        return (page, faults);
    }
}
