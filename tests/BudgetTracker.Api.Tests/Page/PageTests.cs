using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>Every view of the page in a real browser, on a desktop and on a phone, in the light and in the dark.</summary>
public sealed class PageTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Every_view_shows_itself_without_an_error_and_keeps_the_rules_of_accessibility()
    {
        await api.Household;
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await page.Clock.SetFixedTimeAsync(HouseholdApi.Today);
        var faults = new PageFaults(page, api.Client.BaseAddress!);
        await page.GotoAsync($"{api.Client.BaseAddress}");
        var views = await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link).AllInnerTextsAsync();

        Assert.Equal(["Overview", "Expenses", "Budgets", "Import", "Categories", "Settings"], views.Select(view => view.Trim()));
        foreach (var view in views)
        {
            await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = view.Trim(), Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = view.Trim(), Exact = true, Level = 1 }).WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await faults.CheckOnEveryScreenAsync(view.Trim());
        }
    }

    /// <summary>The household of <see cref="Home"/>, each of whose states of a budget Alice has.</summary>
    public sealed class HouseholdApi : BudgetApi
    {
        /// <summary>What pages take for the time.</summary>
        public static readonly DateTime Today = new(2026, 1, 28, 12, 0, 0, DateTimeKind.Utc);

        private readonly Lazy<Task<Home>> household;

        public HouseholdApi()
        {
            UseKestrel();
            household = new(CreateHouseholdAsync);
        }

        public Task<Home> Household => household.Value;

        private async Task<Home> CreateHouseholdAsync()
        {
            var home = await CreateHomeAsync();
            await CreateBudgetAsync(home.Alice, home.Food, 70.00m);
            await CreateBudgetAsync(home.Alice, home.Transportation, 50.00m);
            await CreateBudgetAsync(home.Alice, home.Entertainment, 40.00m);
            await CreateBudgetAsync(home.Alice, category: null, 1000.00m, period: "year");

            return home;
        }
    }
}
