using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>The overview: a month at a glance.</summary>
public sealed partial class OverviewTests(PageTests.HouseholdApi api, Browser browser, ITestOutputHelper output)
    : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task It_says_what_a_month_cost_and_leads_to_the_list_behind_each_figure()
    {
        var home = await api.Household;
        await api.SpendAsync(home.Bob, home.Food, 21.25m, "Cake", "2025-12-28");
        await api.SpendAsync(home.Bob, home.Food, 900.00m, "New Year's Eve", "2025-12-31");
        var page = await OpenAsync("");

        // Of the month, 30.00 is dated later, and of the month before, 900.00 was.
        await SeesAsync(page, "Spent so far", "191.25", "in 5 expenses", "30.00 more is dated later", "170.00 more", "21.25 by Dec 28");
        await SeesAsync(page, "Categories", $"{home.Food.Name}", "126.25", "57%", "20%");
        await FollowAsync(page, "Spent so far", "191.25", "191.25 in 5 expenses");
        await FollowAsync(page, "Categories", "126.25", "126.25 in 4 expenses");
        await FollowAsync(page, "Twelve months", "December 2025: 921.25", "921.25 in 2 expenses");
        await FollowAsync(page, "Newest", "50.00", "50.00 in 1 expense");
    }

    [BrowserFact]
    public async Task The_budgets_of_one_person_are_there_those_first_that_need_a_look()
    {
        var home = await api.Household;
        var page = await OpenAsync("");
        var budgets = CardOf(page, "Budgets");

        await budgets.GetByRole(AriaRole.Combobox, new() { Name = "Whose budgets" }).SelectOptionAsync("Alice");
        await budgets.GetByText("1.25 over").WaitForAsync();
        var rows = await budgets.GetByRole(AriaRole.Listitem).AllInnerTextsAsync();

        Assert.Equal(4, rows.Count);
        Assert.Equal(
            [$"{home.Food.Name} 1.25 over", $"{home.Transportation.Name} 5.00 left", "Everything 883.75 left", $"{home.Entertainment.Name} 40.00 left"],
            rows.Select(row => string.Join(' ', row.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(2))));
        Assert.Contains("45.00 of 50.00", rows[1]);
        Assert.Contains("1.25 a day until Jan 31", rows[1]);

        // The next visit shows the same person.
        await page.ReloadAsync();
        await budgets.GetByText("1.25 over").WaitForAsync();
        await budgets.GetByRole(AriaRole.Link, new() { Name = "71.25" }).ClickAsync();
        await page.GetByText("71.25 in 2 expenses").WaitForAsync();
    }

    [BrowserFact]
    public async Task It_takes_five_requests_and_nothing_moves_when_they_land()
    {
        await api.Household;
        var page = await OpenAsync("#/2026-01");
        await CardOf(page, "Budgets").GetByRole(AriaRole.Combobox).SelectOptionAsync("Alice");
        await CardOf(page, "Budgets").GetByText("1.25 over").WaitForAsync();
        var requests = RequestsOf(page);

        await page.ReloadAsync();
        await CardOf(page, "Budgets").GetByText("1.25 over").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var figures = await page.EvaluateAsync<double[]>("""
            new Promise(resolve => {
              const figures = [0, 0];
              new PerformanceObserver(list => { for (const entry of list.getEntries()) figures[0] = entry.startTime; })
                .observe({ type: "largest-contentful-paint", buffered: true });
              new PerformanceObserver(list => { for (const entry of list.getEntries()) figures[1] += entry.value; })
                .observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => setTimeout(() => resolve(figures), 0));
            })
            """);
        output.WriteLine($"Largest contentful paint {figures[0]:0} ms, cumulative layout shift {figures[1]:0.0000}.");

        Assert.True(figures[0] > 0, "The observers have reported.");
        Assert.InRange(requests.Count, 1, 5);

        // Nor more where the month has no expense.
        await page.GotoAsync($"{api.Client.BaseAddress}#/2026-02");
        await CardOf(page, "Newest").GetByText("There are no expenses in this month.").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        requests.Clear();
        await page.ReloadAsync();
        await CardOf(page, "Newest").GetByText("There are no expenses in this month.").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(requests.Count, 1, 5);
        // Good, as the Web Vitals have it, is 0.1.
        Assert.InRange(figures[1], 0, 0.01);
    }

    [BrowserFact]
    public async Task The_month_is_in_the_address_and_the_picker_goes_to_any()
    {
        await api.Household;
        var page = await OpenAsync("");
        var spent = CardOf(page, "Spent");

        await page.GetByRole(AriaRole.Link, new() { Name = "After: February 2026" }).ClickAsync();
        await spent.GetByText("221.25 in January").WaitForAsync();
        await page.GetByLabel("Month", new() { Exact = true }).FillAsync("2025-03");
        await spent.GetByText("0.00 in February").WaitForAsync();
        Assert.EndsWith("#/2025-03", page.Url);

        await page.GetByRole(AriaRole.Link, new() { Name = "This month" }).ClickAsync();
        await CardOf(page, "Spent so far").GetByText("191.25").WaitForAsync();
    }

    [BrowserFact]
    public async Task It_prints_on_one_page_of_A4()
    {
        await api.Household;
        var page = await OpenAsync("#/2026-01");
        await CardOf(page, "Newest").GetByText("Concert").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "1cm", Right = "1cm", Bottom = "1cm", Left = "1cm" } }));

        Assert.Single(PdfPage().Matches(pdf));
    }

    [BrowserFact]
    public async Task An_empty_ledger_says_what_to_do_first_until_there_is_an_expense()
    {
        await using var empty = new BudgetApi();
        empty.UseKestrel();
        var page = await browser.OpenAsync();
        var faults = new PageFaults(page, empty.Client.BaseAddress!);
        var requests = RequestsOf(page);
        await page.GotoAsync($"{empty.Client.BaseAddress}");
        await page.GetByText("Nothing is in this ledger yet.").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(requests.Count, 1, 5);
        await faults.CheckAsync("The empty ledger");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        Assert.Equal(2, await page.GetByText("Write something here.").CountAsync());
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Alice");
        await page.GetByLabel("Email").FillAsync("alice@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        await page.GetByText("Alice", new() { Exact = true }).WaitForAsync();

        var category = page.GetByLabel("Category, such as Food or Rent");
        foreach (var name in new[] { "Food", "Rent" })
        {
            await category.FillAsync(name);
            await category.PressAsync("Enter");
            await page.Locator(".done").GetByText(name).WaitForAsync();
        }

        await category.FillAsync("food");
        await category.PressAsync("Enter");
        await page.GetByText("Another category has this name").WaitForAsync();

        // One that is dated later is one too.
        await AddAsync(new DateOnly(2199, 1, 1), "99,00");
        await SeesAsync(page, "Spent so far", "0.00", "in 0 expenses");
        await AddAsync(DateOnly.FromDateTime(DateTime.Today), "12,50");
        await SeesAsync(page, "Spent so far", "12.50", "in 1 expense");

        async Task AddAsync(DateOnly date, string amount)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add expense" }).ClickAsync();
            await FaultTests.HasUsersAsync(page);
            await page.GetByLabel("Description").FillAsync("Groceries");
            await page.GetByLabel("Amount").FillAsync(amount);
            await page.GetByLabel("Date").FillAsync($"{date:yyyy-MM-dd}");
            await page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("Food");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        }
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await browser.OpenAsync();
        await page.Clock.SetFixedTimeAsync(PageTests.HouseholdApi.Today);
        await page.GotoAsync($"{api.Client.BaseAddress}{address}");

        return page;
    }

    /// <summary>The paths that a page asks the API for, from now on.</summary>
    private static List<string> RequestsOf(IPage page)
    {
        var requests = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath is var path && path.StartsWith("/api/", StringComparison.Ordinal) && path != "/api/session")
                requests.Add(path);
        };

        return requests;
    }

    private static ILocator CardOf(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private static async Task SeesAsync(IPage page, string card, params string[] texts)
    {
        foreach (var text in texts)
            await CardOf(page, card).GetByText(text).First.WaitForAsync();
    }

    // Follows the figure's link, and comes back.
    private static async Task FollowAsync(IPage page, string card, string figure, string total)
    {
        await CardOf(page, card).GetByRole(AriaRole.Link, new() { Name = figure, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Expenses", Level = 1 }).WaitForAsync();
        await page.GetByText(total).WaitForAsync();
        await page.GoBackAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();
}
