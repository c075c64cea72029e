using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using BudgetTracker.Api.Expenses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>What goes wrong around the page, each time for real: what was typed stays, and nothing happens twice.</summary>
public sealed class FaultTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData("Keep mine", "Lunch in town", 19.75)]
    [InlineData("Take theirs", "Lunch with Bob", 18.75)]
    public async Task Somebody_was_faster_and_both_versions_are_there_to_choose_from(string choice, string description, decimal amount)
    {
        var home = await api.Household;
        var id = await api.SpendAsync(home.Alice, home.Food, 18.75m, $"Lunch {choice}", "2026-01-17");
        var page = await OpenAsync(api.Client, $"#/expenses?q=Lunch {choice}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Edit Lunch {choice}" }).ClickAsync();
        await page.GetByLabel("Description").FillAsync("Lunch in town");
        await page.GetByLabel("Amount").FillAsync("19.75");

        await api.PutAsync(
            $"/api/expenses/{id}", new { categoryId = home.Food.Id, description = "Lunch with Bob", amount = 18.75m, date = "2026-01-17" });
        await SaveAsync(page);
        await page.GetByText("Somebody changed this while you did.").WaitForAsync();
        var both = await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Description" }).InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await page.GetByText($"Saved: {description}").WaitForAsync();

        Assert.Equal("Description Lunch with Bob Lunch in town", both.Replace('\t', ' '));
        var saved = await api.GetAsync($"/api/expenses/{id}");
        Assert.Equal(
            (description, amount), (saved.GetProperty("description").GetString(), saved.GetProperty("amount").GetDecimal()));
    }

    [BrowserFact]
    public async Task Somebody_was_faster_and_the_list_behind_the_form_was_read_again()
    {
        var home = await api.Household;
        var id = await api.SpendAsync(home.Alice, home.Food, 18.75m, "Breakfast behind", "2026-01-17");
        var page = await OpenAsync(api.Client, "#/expenses?q=behind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Breakfast behind" }).ClickAsync();
        await page.GetByLabel("Date").FillAsync("2026-01-18");

        await api.PutAsync(
            $"/api/expenses/{id}", new { categoryId = home.Food.Id, description = "Breakfast behind us", amount = 19.75m, date = "2026-01-17" });
        await page.GetByText("18.75 in 1 expense").WaitForAsync();
        await page.EvaluateAsync("async () => { const { revision } = await import('/api.js'); revision.set(revision.get() + 1); }");
        await page.GetByText("19.75 in 1 expense").WaitForAsync();
        await SaveAsync(page);
        await page.GetByText("Somebody changed this while you did.").WaitForAsync();

        var now = await api.GetAsync($"/api/expenses/{id}");
        Assert.Equal(("Breakfast behind us", 19.75m), (now.GetProperty("description").GetString(), now.GetProperty("amount").GetDecimal()));
    }

    [BrowserFact]
    public async Task An_address_that_is_no_address_shows_the_page_all_the_same()
    {
        await api.Household;
        var page = await OpenAsync(api.Client, "#/%E0%A4%A");

        await page.GetByRole(AriaRole.Link, new() { Name = "Expenses", Exact = true }).First.WaitForAsync();
    }

    [BrowserFact]
    public async Task What_is_saved_while_the_server_is_stopped_arrives_once_when_it_starts()
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-page-").FullName;
        Uri address;
        IPage page;
        using (var program = await ProgramProcess.ServeAsync(folder))
        {
            address = program.Client.BaseAddress!;
            using var user = await program.Client.PostAsJsonAsync("/api/users", new { name = "Alice", email = "alice@example.com" });
            using var category = await program.Client.PostAsJsonAsync("/api/categories", new { name = "Food" });
            page = await OpenAsync(program.Client, "#/expenses");
            await FillAsync(page, "Groceries", "12.50", "Food");
            await program.KillAsync();
        }

        await SaveAsync(page);
        await page.GetByText("Not saved yet: the server does not answer.").WaitForAsync();
        Assert.Equal("Groceries", await page.GetByLabel("Description").InputValueAsync());

        using (var again = await ProgramProcess.ServeAsync(folder, typeof(Program).Assembly, [$"--urls={address}"]))
            await page.GetByText("12.50 in 1 expense").WaitForAsync();

        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task What_was_saved_is_not_saved_again_when_the_response_got_lost()
    {
        var home = await api.Household;
        var page = await OpenAsync(api.Client, "#/expenses");
        await FillAsync(page, "Saved once", "12.50", home.Food.Name);
        var lost = 0;
        await page.RouteAsync("**/api/expenses", async route =>
        {
            if (route.Request.Method != "POST" || Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });

        await SaveAsync(page);
        await page.GetByText("Saved: Saved once, 12.50.").WaitForAsync();

        Assert.Equal(2, lost);
        Assert.Single((await api.GetAsync("/api/expenses?q=Saved once")).GetProperty("items").EnumerateArray());
    }

    [BrowserFact]
    public async Task What_is_typed_again_after_Cancel_is_another_expense()
    {
        var home = await api.Household;
        var page = await OpenAsync(api.Client, "#/expenses");
        await FillAsync(page, "Coffee", "3.50", home.Food.Name);
        await page.RouteAsync("**/api/expenses", async route =>
        {
            if (route.Request.Method == "POST")
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await SaveAsync(page);
        await page.GetByText("Not saved yet: the server does not answer.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.UnrouteAsync("**/api/expenses");

        await FillAsync(page, "Coffee", "3.50", home.Food.Name);
        await SaveAsync(page);
        await page.GetByText("Saved: Coffee, 3.50.").WaitForAsync();

        Assert.Equal(2, (await api.GetAsync("/api/expenses?q=Coffee")).GetProperty("items").GetArrayLength());
    }

    [BrowserFact]
    public async Task Responses_that_break_off_are_asked_for_again_and_what_was_saved_is_not_saved_again()
    {
        await using var breaking = new BreakingApi();
        await breaking.CreateUserAsync();
        var food = await breaking.CreateCategoryAsync("Food");
        var page = await OpenAsync(breaking.Client, "#/expenses");
        await FillAsync(page, "Saved once", "12.50", food.Name);
        breaking.IsBreaking = true;

        await SaveAsync(page);
        await page.GetByText("12.50 in 1 expense").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Saved once" }).WaitForAsync();
        breaking.IsBreaking = false;

        Assert.Superset(new HashSet<string>(["POST /api/expenses", "GET /api/expenses", "GET /api/reports/spending"]), breaking.Broken);
        Assert.Single((await breaking.GetAsync("/api/expenses")).GetProperty("items").EnumerateArray());
    }

    [BrowserFact]
    public async Task A_form_can_be_sent_again_after_a_response_that_is_not_the_servers()
    {
        var home = await api.Household;
        var page = await OpenAsync(api.Client, "#/expenses");
        await FillAsync(page, "In a hotel", "7.70", home.Food.Name);
        await page.RouteAsync(
            "**/api/expenses",
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>Welcome to our guests</p>" }),
            new() { Times = 1 });

        await page.RunAndWaitForResponseAsync(() => SaveAsync(page), response => response.Request.Method == "POST");
        await SaveAsync(page);
        await page.GetByText("Saved: In a hotel, 7.70.").WaitForAsync();

        Assert.Single((await api.GetAsync("/api/expenses?q=In a hotel")).GetProperty("items").EnumerateArray());
    }

    [BrowserFact]
    public async Task What_is_saved_without_a_connection_waits_for_it_under_a_quiet_bar()
    {
        var home = await api.Household;
        var page = await OpenAsync(api.Client, "#/expenses");
        await FillAsync(page, "On the train", "3.20", home.Food.Name);
        await page.Context.SetOfflineAsync(true);

        await SaveAsync(page);
        await page.GetByText("The server does not answer. What you typed stays").WaitForAsync();
        await page.Context.SetOfflineAsync(false);
        await page.GetByText("Saved: On the train, 3.20.").WaitForAsync();
        await page.GetByText("The server does not answer.").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Single((await api.GetAsync("/api/expenses?q=On the train")).GetProperty("items").EnumerateArray());
    }

    [BrowserFact]
    public async Task What_was_typed_survives_a_closed_dialog_and_a_reload()
    {
        await api.Household;
        var page = await OpenAsync(api.Client, "#/expenses");
        await FillAsync(page, "Half a thought", "9.99", category: null);

        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add expense" }).ClickAsync();

        Assert.Equal("Half a thought", await page.GetByLabel("Description").InputValueAsync());
        Assert.Equal("9.99", await page.GetByLabel("Amount").InputValueAsync());
    }

    [BrowserFact]
    public async Task What_is_saved_while_the_database_is_locked_arrives_once_when_it_is_not()
    {
        var home = await api.Household;
        var page = await OpenAsync(api.Client, "#/expenses");
        await FillAsync(page, "Patience", "2.30", home.Food.Name);
        api.MaxWriteWait = TimeSpan.FromSeconds(1);
        using (new ForeignWriter(api.DatabaseFile))
        {
            var rejected = page.WaitForResponseAsync(response => response.Status == 503);
            await SaveAsync(page);
            await rejected;
            await page.GetByText("Not saved yet: the server does not answer.").WaitForAsync();
        }

        await page.GetByText("Saved: Patience, 2.30.").WaitForAsync();
        api.MaxWriteWait = Wait.Limit;

        Assert.Single((await api.GetAsync("/api/expenses?q=Patience")).GetProperty("items").EnumerateArray());
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task The_longest_names_and_the_largest_amounts_fit(int width)
    {
        await using var wide = new BudgetApi();
        wide.UseKestrel();
        var user = await wide.PostAsync("/api/users", new { name = new string('W', 100), email = "w@example.com" });
        var other = await wide.CreateUserAsync("Bob");
        var category = await wide.PostAsync("/api/categories", new { name = new string('W', 50) });
        var userId = user.GetProperty("id").GetInt32();
        var categoryId = category.GetProperty("id").GetInt32();
        foreach (var (who, day) in new[] { (userId, 1), (userId, 1), (other, 2) })
        {
            await wide.PostAsync("/api/expenses", new
            {
                userId = who,
                categoryId,
                description = new string('W', 200),
                amount = 99_999_999.99m,
                date = $"2026-01-0{day}",
            });
        }

        await wide.PostAsync("/api/budgets", new { userId, categoryId, period = "month", startsOn = "2026-01-01", limit = 99_999_999.99m });
        var page = await OpenAsync(wide.Client, "", width);
        var faults = new PageFaults(page, wide.Client.BaseAddress!);
        await page.GetByText("299,999,999.97").First.WaitForAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Whose budgets" }).SelectOptionAsync(new string('W', 100));
        await page.GetByText("99,999,999.99 over").WaitForAsync();
        await faults.CheckAsync($"Overview at {width} px");

        await page.GetByRole(AriaRole.Link, new() { Name = "Expenses", Exact = true }).ClickAsync();
        await page.GetByText("299,999,999.97 in 3 expenses").WaitForAsync();
        await faults.CheckAsync($"Expenses at {width} px");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).First.ClickAsync();
        await page.GetByLabel("Description").WaitForAsync();
        await faults.CheckAsync($"Editing at {width} px");

        await page.GetByRole(AriaRole.Link, new() { Name = "Budgets", Exact = true }).ClickAsync();
        await page.GetByLabel("User").SelectOptionAsync(new string('W', 100));
        await page.GetByText("Over the limit").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "History" }).WaitForAsync();
        await faults.CheckAsync($"Budgets at {width} px");
        await page.GetByRole(AriaRole.Link, new() { Name = "Categories", Exact = true }).ClickAsync();
        await page.GetByText("3 expenses").WaitForAsync();
        await faults.CheckAsync($"Categories at {width} px");
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).ClickAsync();
        await page.GetByText("w@example.com").WaitForAsync();
        await faults.CheckAsync($"Settings at {width} px");
    }

    [BrowserFact]
    public async Task A_thousand_categories_do_not_fill_the_overview_and_can_all_be_chosen()
    {
        await using var large = new BudgetApi();
        large.UseKestrel();
        var alice = await large.CreateUserAsync("Alice");
        // Eleven months: more groups than a report has.
        await large.UseDatabaseAsync(async db =>
        {
            var categories = Enumerable.Range(0, 1000).Select(i => new Api.Categories.Category { Name = $"Category {i:000}", Color = "#336699" }).ToList();
            db.AddRange(categories);
            await db.SaveChangesAsync();
            await db.InsertAsync([.. from month in Enumerable.Range(0, 11)
                                     from category in categories
                                     select new Expense
                                     {
                                         UserId = alice,
                                         CategoryId = category.Id,
                                         Description = "Something",
                                         Amount = category.Id,
                                         Date = new DateOnly(2026, 1, 15).AddMonths(-month),
                                     }]);

            return true;
        });

        var page = await OpenAsync(large.Client, "");
        var others = page.GetByRole(AriaRole.Button, new() { Name = "992 others" });
        await others.ClickAsync();
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "Category 000" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "January 2026: 500,500.00" }).WaitForAsync();

        await FillAsync(page, "The last one", "1", "Category 999");
        await SaveAsync(page);
        await page.GetByText("Saved: The last one, 1.00.").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Categories", Exact = true }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Category 99");
        await page.GetByText("Category 998").WaitForAsync();
        Assert.Equal(10, await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).CountAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Import", Exact = true }).ClickAsync();
        var rows = string.Concat(Enumerable.Range(1, 50).Select(i => $"2026-01-02,Payee {i}.,-1.00\n"));
        await page.GetByLabel("File of your bank").SetInputFilesAsync(
            new FilePayload { Name = "many.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Date,Payee,Amount\n{rows}") });
        var category = page.GetByLabel("Category of Payee 50.");
        await category.FocusAsync();
        await category.SelectOptionAsync("Category 999");
        await page.GetByRole(AriaRole.Button, new() { Name = "For all rows of this payee" }).WaitForAsync();
        Assert.InRange(await page.Locator(".rows option").CountAsync(), 1, 1_100);
    }

    private async Task<IPage> OpenAsync(HttpClient client, string address, int width = 1280)
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        await page.Clock.SetFixedTimeAsync(PageTests.HouseholdApi.Today);
        await page.GotoAsync($"{client.BaseAddress}{address}");

        return page;
    }

    /// <summary>Opens the form of a new expense and fills it.</summary>
    public static async Task FillAsync(IPage page, string description, string amount, string? category)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add expense" }).ClickAsync();
        await HasUsersAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Description").FillAsync(description);
        await dialog.GetByLabel("Amount").FillAsync(amount);
        if (category is not null)
            await dialog.GetByLabel("Category").SelectOptionAsync(category);
    }

    /// <summary>Waits until the form of a new expense has the users: without them it is not sent.</summary>
    public static Task HasUsersAsync(IPage page) => page.GetByRole(AriaRole.Dialog).Locator("form[aria-busy=false]").WaitForAsync();

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    /// <summary>A program whose first response to each method and path breaks off after half of its body.</summary>
    private sealed class BreakingApi : BudgetApi, IStartupFilter
    {
        private readonly ConcurrentDictionary<string, bool> broken = new();

        public BreakingApi() => UseKestrel();

        public bool IsBreaking { get; set; }

        /// <summary>What broke off, such as <c>GET /api/users</c>.</summary>
        public HashSet<string> Broken => [.. broken.Keys];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(this));
        }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                if (!IsBreaking || !broken.TryAdd($"{context.Request.Method} {context.Request.Path}", true))
                {
                    await rest(context);
                    return;
                }

                using var whole = new MemoryStream();
                var sent = context.Response.Body;
                context.Response.Body = whole;
                await rest(context);
                await context.Response.CompleteAsync();
                context.Response.Body = sent;
                if (whole.Length == 0)
                    return;

                // Kestrel closes the connection of a response that is shorter than it says.
                context.Response.ContentLength = whole.Length;
                await sent.WriteAsync(whole.ToArray().AsMemory(0, (int)whole.Length / 2));
            });
            next(app);
        };
    }
}
