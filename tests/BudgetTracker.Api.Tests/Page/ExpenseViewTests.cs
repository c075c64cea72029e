using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>Expenses in the page: filtered, listed to the end, added, changed and deleted.</summary>
public sealed partial class ExpenseViewTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    // A notice closes, and what was deleted goes, while a busy machine has not come to the button in it: twenty times as long.
    private const string LongNotices =
        "const later = setTimeout; window.setTimeout = (run, time, ...rest) => later(run, time >= 6000 ? 20 * time : time, ...rest);";

    [BrowserFact]
    public async Task The_filters_stand_in_the_address_and_the_sum_the_list_and_the_CSV_follow_them()
    {
        var home = await api.Household;
        var page = await OpenAsync($"#/expenses?userId={home.Alice}");
        await page.GetByText("116.25 in 3 expenses").WaitForAsync();

        await page.GetByLabel("Category").SelectOptionAsync(home.Food.Name);
        await page.GetByText("71.25 in 2 expenses").WaitForAsync();
        await page.GetByLabel("From").FillAsync("2026-01-04");
        await page.GetByText("18.75 in 1 expense").WaitForAsync();
        await page.GetByLabel("From").FillAsync("");
        await page.GetByLabel("At least").FillAsync("52,50");
        await page.GetByText("52.50 in 1 expense").WaitForAsync();
        await page.GetByLabel("User").SelectOptionAsync("Everybody");
        await page.GetByLabel("At least").FillAsync("");
        await page.GetByLabel("Text").FillAsync("LUNCH");
        await page.GetByText("43.75 in 2 expenses").WaitForAsync();
        await page.GetByLabel("Order").SelectOptionAsync("Highest first");
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "25.00" }).WaitForAsync();

        Assert.EndsWith($"#/expenses?q=LUNCH&categoryId={home.Food.Id}&sort=-amount", page.Url);
        await page.ReloadAsync();
        await page.GetByText("43.75 in 2 expenses").WaitForAsync();
        var rows = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Lunch" });
        await rows.Nth(1).WaitForAsync();
        Assert.Contains("25.00", await rows.First.InnerTextAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync());
        using var csv = new StreamReader(await download.CreateReadStreamAsync());
        var lines = (await csv.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("25.00", lines[1]);
    }

    [BrowserFact]
    public async Task The_list_goes_on_as_one_scrolls_and_at_a_button()
    {
        var home = await api.Household;
        var carol = await api.CreateUserAsync("Carol");
        await api.PostAsync("/api/expenses/batch", Enumerable.Range(1, 170).Select(i =>
            new { userId = carol, categoryId = home.Food.Id, description = $"Number {i}.", amount = 1, date = "2026-01-02" }));
        var page = await OpenAsync($"#/expenses?userId={carol}");
        await page.GetByText("170.00 in 170 expenses").WaitForAsync();

        // The button is there for who does not scroll.
        await page.GetByRole(AriaRole.Button, new() { Name = "More" }).PressAsync("Enter");
        await page.GetByText("Number 71.").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        while (await page.GetByText("Number 1.", new() { Exact = true }).CountAsync() == 0)
        {
            await page.Mouse.WheelAsync(0, 4000);
            await page.EvaluateAsync("new Promise(requestAnimationFrame)");
        }

        var shown = await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Number" }).Locator(".description").AllInnerTextsAsync();
        Assert.Equal(Enumerable.Range(1, 170).Reverse().Select(i => $"Number {i}."), shown);
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "More" }).CountAsync());
    }

    [BrowserFact]
    public async Task An_expense_is_added_today_on_the_category_of_before_and_edited_in_place()
    {
        var home = await api.Household;
        var dora = await api.CreateUserAsync("Dora");
        await api.SpendAsync(dora, home.Transportation, 3.30m, "Tram", "2025-12-30");
        var page = await OpenAsync($"#/expenses?userId={dora}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add expense" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("User").SelectOptionAsync("Dora");
        await dialog.GetByLabel("Description").FillAsync("tram");
        await dialog.GetByText("As for “Tram” on Dec 30, 2025.").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await dialog.GetByText("Say how much.").WaitForAsync();
        await dialog.GetByLabel("Amount").FillAsync("3.4");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("6.70 in 2 expenses").WaitForAsync();
        var added = (await api.GetAsync($"/api/users/{dora}/expenses")).GetProperty("items")[0];
        Assert.Equal(
            ("2026-01-28", home.Transportation.Id),
            (added.GetProperty("date").GetString(), added.GetProperty("category").GetProperty("id").GetInt32()));

        // The user who spent last is offered first.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add another" }).ClickAsync();
        Assert.Equal($"{dora}", await dialog.GetByLabel("User").InputValueAsync());
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit tram", Exact = true }).ClickAsync();
        Assert.Equal("tram", await page.Locator(":focus").InputValueAsync());
        await page.GetByLabel("Description").FillAsync("Night bus");
        await page.GetByLabel("Description").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Night bus" }).And(page.Locator(":focus")).WaitForAsync();
        Assert.Equal("Night bus", (await api.GetAsync($"/api/expenses/{added.GetProperty("id")}")).GetProperty("description").GetString());
    }

    [BrowserFact]
    public async Task An_expense_can_be_edited_before_the_users_are_there()
    {
        var home = await api.Household;
        var fay = await api.CreateUserAsync("Fay");
        await api.SpendAsync(fay, home.Food, 2.40m, "Bread", "2025-12-30");
        var page = await OpenAsync($"#/expenses?userId={fay}");
        var edit = page.GetByRole(AriaRole.Button, new() { Name = "Edit Bread", Exact = true });
        await edit.WaitForAsync();
        await page.RouteAsync("**/api/users*", _ => Task.CompletedTask);

        await edit.ClickAsync();
        await page.GetByLabel("Description").FillAsync("Rolls");
        await page.GetByLabel("Description").PressAsync("Enter");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Rolls" }).And(page.Locator(":focus")).WaitForAsync();
    }

    [BrowserFact]
    public async Task What_is_deleted_can_be_had_back_and_goes_when_the_time_is_over_or_the_page_is_left()
    {
        var home = await api.Household;
        var emil = await api.CreateUserAsync("Emil");
        var (kept, late, left) = (
            await api.SpendAsync(emil, home.Food, 1.00m, "Kept"),
            await api.SpendAsync(emil, home.Food, 2.00m, "Late"),
            await api.SpendAsync(emil, home.Food, 4.00m, "Left"));
        var page = await OpenWithClockAsync($"#/expenses?userId={emil}");
        await page.GetByText("7.00 in 3 expenses").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Kept" }).ClickAsync();
        await page.GetByText("6.00 in 2 expenses").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("7.00 in 3 expenses").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Late" }).ClickAsync();
        await page.GetByText("5.00 in 2 expenses").WaitForAsync();
        await api.GetAsync($"/api/expenses/{late}");
        await page.Clock.FastForwardAsync(200_000);
        await UntilGoneAsync(late);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Left" }).ClickAsync();
        await page.GetByText("1.00 in 1 expense").WaitForAsync();
        await api.GetAsync($"/api/expenses/{left}");
        await page.GotoAsync("about:blank");
        await UntilGoneAsync(left);

        await api.GetAsync($"/api/expenses/{kept}");
    }

    [BrowserFact]
    public async Task What_is_deleted_stays_away_and_is_subtracted_once_while_the_list_is_read_again()
    {
        var home = await api.Household;
        var gina = await api.CreateUserAsync("Gina");
        await api.SpendAsync(gina, home.Food, 1.00m, "Kept");
        await api.SpendAsync(gina, home.Food, 2.00m, "Late");
        var page = await OpenWithClockAsync($"#/expenses?userId={gina}");
        var deleteLate = page.GetByRole(AriaRole.Button, new() { Name = "Delete Late" });
        await page.GetByText("3.00 in 2 expenses").WaitForAsync();
        await deleteLate.ClickAsync();
        await page.GetByText("1.00 in 1 expense").WaitForAsync();
        await api.SpendAsync(gina, home.Food, 4.00m, "New");
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync(ListOrTotal(), async route =>
        {
            asked.TrySetResult();
            await answer.Task;
            await route.ContinueAsync();
        });

        await page.Clock.FastForwardAsync(200_000);
        await asked.Task.WaitAsync(Wait.Limit);
        Assert.Equal((0, 1), (await deleteLate.CountAsync(), await page.GetByText("1.00 in 1 expense").CountAsync()));
        answer.SetResult();
        await page.GetByText("5.00 in 2 expenses").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete New" }).WaitForAsync();

        Assert.Equal(0, await deleteLate.CountAsync());
    }

    [BrowserFact]
    public async Task What_somebody_else_changed_or_deleted_before_it_goes_is_read_again()
    {
        var home = await api.Household;
        var hugo = await api.CreateUserAsync("Hugo");
        var changed = await api.SpendAsync(hugo, home.Food, 1.00m, "Before");
        var deleted = await api.SpendAsync(hugo, home.Food, 2.00m, "Gone");
        var page = await OpenWithClockAsync($"#/expenses?userId={hugo}");
        await page.GetByText("3.00 in 2 expenses").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Before" }).ClickAsync();
        await page.GetByText("2.00 in 1 expense").WaitForAsync();
        await api.PutAsync(
            $"/api/expenses/{changed}", new { categoryId = home.Food.Id, description = "After", amount = 4.00m, date = "2026-01-31" });
        await page.Clock.FastForwardAsync(200_000);
        await page.GetByText("6.00 in 2 expenses").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete After" }).ClickAsync();
        await page.GetByText("2.00 in 1 expense").WaitForAsync();
        await page.Clock.FastForwardAsync(200_000);
        await UntilGoneAsync(changed);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Gone" }).ClickAsync();
        await page.GetByText("0.00 in 0 expenses").WaitForAsync();
        await api.DeleteAsync($"/api/expenses/{deleted}");
        await api.SpendAsync(hugo, home.Food, 8.00m, "New");
        await page.Clock.FastForwardAsync(200_000);
        await page.GetByText("8.00 in 1 expense").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete New" }).WaitForAsync();

        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Delete Gone" }).CountAsync());
    }

    [BrowserFact]
    public async Task Money_days_and_months_are_written_as_in_the_locale_of_the_browser()
    {
        var home = await api.Household;
        var fritz = await api.CreateUserAsync("Fritz");
        await api.SpendAsync(fritz, home.Food, 1234.50m, "Fest", "2026-01-05");
        var page = await OpenAsync($"#/expenses?userId={fritz}", "de-DE");

        await page.GetByText("1.234,50 in 1 expense").WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Montag, 5. Januar" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Fest" }).ClickAsync();
        Assert.Equal("1234,50", await page.GetByLabel("Amount").InputValueAsync());
        await page.GetByLabel("Amount").FillAsync("1.234,75");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("1.234,75 in 1 expense").WaitForAsync();

        // Weeks begin on Monday there; on Sunday, January 25, in the United States.
        await page.GotoAsync($"{api.Client.BaseAddress}#/budgets");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add budget" }).ClickAsync();
        await page.GetByLabel("For each").SelectOptionAsync("Week");
        Assert.Equal("2026-01-26", await page.GetByLabel("First day").InputValueAsync());
    }

    [BrowserTheory]
    [InlineData("fa-IR", "۱۲۳٬۴۵۶٫۵۰", "۱۲۳۴۵۶٫۵۰", "۲۰۲۶")]
    [InlineData("ar-EG", "١٢٣٬٤٥٦٫٥٠", "١٢٣٤٥٦٫٥٠", "٢٠٢٦")]
    [InlineData("en-IN", "1,23,456.50", "123456.50", "2026")]
    public async Task What_is_shown_as_an_amount_can_be_typed_and_months_are_those_of_the_ledger(
        string locale, string shown, string typed, string year)
    {
        var home = await api.Household;
        var farid = await api.CreateUserAsync("Farid");
        await api.SpendAsync(farid, home.Food, 123_456.50m, "Feast", "2026-01-05");
        var page = await OpenAsync($"#/expenses?userId={farid}", locale);

        await page.GetByText($"{shown} in").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Feast" }).ClickAsync();
        Assert.Equal(typed, await page.GetByLabel("Amount").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Feast" }).ClickAsync();
        await page.GetByLabel("Amount").FillAsync(shown);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        // It is there again once the form is gone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Feast" }).WaitForAsync();

        Assert.Equal(123_456.50m, (await api.GetAsync($"/api/users/{farid}/expenses")).GetProperty("items")[0].GetProperty("amount").GetDecimal());
        Assert.Contains(year, await page.EvaluateAsync<string>("import('/day.js').then(({ longMonth }) => longMonth('2026-01'))"));
    }

    private async Task<IPage> OpenAsync(string address, string locale = "en-US")
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = locale });
        await page.Clock.SetFixedTimeAsync(PageTests.HouseholdApi.Today);
        await page.AddInitScriptAsync(LongNotices);
        await page.GotoAsync($"{api.Client.BaseAddress}{address}");

        return page;
    }

    // The time goes on, and can be forwarded.
    private async Task<IPage> OpenWithClockAsync(string address)
    {
        var page = await browser.OpenAsync();
        await page.Clock.InstallAsync(new() { TimeDate = PageTests.HouseholdApi.Today });
        await page.AddInitScriptAsync(LongNotices);
        await page.GotoAsync($"{api.Client.BaseAddress}{address}");

        return page;
    }

    private Task UntilGoneAsync(long id) => Wait.UntilAsync(
        async () =>
        {
            using var response = await api.Client.GetAsync($"/api/expenses/{id}");

            return response.StatusCode == HttpStatusCode.NotFound;
        },
        $"Expense {id} is deleted.");

    [GeneratedRegex(@"/api/(expenses|reports/spending)\?")]
    private static partial Regex ListOrTotal();
}
