using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>The page where people sign in: for the first admin, for other admins and for members.</summary>
public sealed class SignInViewTests(SessionFaultTests.KestrelApi api, Browser browser)
    : IClassFixture<SessionFaultTests.KestrelApi>, IClassFixture<Browser>
{
    private const string Password = SessionFaultTests.Password;

    [BrowserFact]
    public async Task Signing_in_setting_up_and_settings_keep_the_rules_of_accessibility()
    {
        var (id, email) = await CreateUserAsync("Ada");
        await api.PutAsync($"/api/users/{id}/role", new { role = "admin" });
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var faults = new PageFaults(page, api.Client.BaseAddress!);
        await page.GotoAsync($"{api.Client.BaseAddress}");
        await SessionFaultTests.SignInAsync(page, email, "wrong");
        await page.GetByText("The email address or the password is wrong.").WaitForAsync();
        await faults.CheckOnEveryScreenAsync("Signing in");

        await page.GotoAsync($"{api.Client.BaseAddress}#/setup");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByText("It stands in the link that the server printed.").WaitForAsync();
        await faults.CheckOnEveryScreenAsync("Setting up");

        await page.GotoAsync($"{api.Client.BaseAddress}#/settings");
        await SessionFaultTests.SignInAsync(page, email, Password);
        await page.GetByLabel("Role of Ada", new() { Exact = true }).First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await faults.CheckOnEveryScreenAsync("Settings");
    }

    [BrowserFact]
    public async Task Whoever_has_letters_outside_ASCII_in_the_address_signs_in_with_it()
    {
        var (zoe, _) = await CreateUserAsync("Zoë");
        var email = $"zoë{zoe}@müller.example";
        await api.PutAsync($"/api/users/{zoe}", new { email, name = "Zoë" });
        var page = await OpenAsync("#/settings");

        await SessionFaultTests.SignInAsync(page, "", "");
        await page.GetByText("Write your email address.").WaitForAsync();
        await SessionFaultTests.SignInAsync(page, email, Password);

        await page.GetByText($"{email} · Member").WaitForAsync();
    }

    [BrowserFact]
    public async Task The_keyboard_alone_leads_from_signing_in_to_a_saved_expense()
    {
        var (alice, email) = await CreateUserAsync("Alice");
        var (_, transportation) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Transportation"));
        var page = await OpenAsync("");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Sign in" }).WaitForAsync();
        await TabToAsync(page, "Email");
        await page.Keyboard.TypeAsync(email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Nothing is in this ledger yet.").WaitForAsync();

        await TabToAsync(page, "Add expense");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await TabToAsync(page, "Add expense");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Option, new() { Name = transportation.Name }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await FaultTests.HasUsersAsync(page);
        await page.Keyboard.TypeAsync("Typed");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("4,75");
        await TabToAsync(page, "Category");
        await page.Keyboard.TypeAsync("Transp");
        await TabToAsync(page, "Save");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Saved: Typed, 4.75.").WaitForAsync();

        var saved = Assert.Single((await api.GetAsync($"/api/users/{alice}/expenses")).GetProperty("items").EnumerateArray());
        Assert.Equal(
            (4.75m, transportation.Id),
            (saved.GetProperty("amount").GetDecimal(), saved.GetProperty("category").GetProperty("id").GetInt32()));
    }

    [BrowserFact]
    public async Task A_member_sees_the_own_alone_and_no_control_that_would_be_refused()
    {
        var home = await api.CreateHomeAsync();
        await api.SetPasswordAsync(home.Alice, Password);
        var page = await OpenAsync("#/expenses");
        var refused = new List<string>();
        page.Response += (_, response) =>
        {
            if (response.Status is 403 or 404)
                refused.Add($"{response.Status} {response.Request.Method} {response.Url}");
        };

        await SessionFaultTests.SignInAsync(page, await EmailOfAsync(home.Alice), Password);
        await page.GetByText("116.25 in 3 expenses").WaitForAsync();
        Assert.Equal(0, await page.GetByText("Concert").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Add expense" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Option, new() { Name = home.Food.Name })
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await SeesNoUserAsync(page);
        await page.Keyboard.PressAsync("Escape");

        await GoToAsync(page, "Overview");
        await page.GetByRole(AriaRole.Region, new() { Name = "Newest" }).GetByText("Gas").WaitForAsync();
        await SeesNoUserAsync(page);
        await GoToAsync(page, "Budgets");
        await page.GetByText("Alice has no budgets yet.").WaitForAsync();
        await SeesNoUserAsync(page);
        await GoToAsync(page, "Import");
        await page.GetByText("Alice has imported no file yet.").WaitForAsync();
        await SeesNoUserAsync(page);

        // Of Bob's expenses on the same category, none is counted.
        await GoToAsync(page, "Categories");
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = home.Food.Name }).GetByText("2 expenses").WaitForAsync();
        foreach (var action in new[] { "Edit", "Merge", "Delete" })
            Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = action }).CountAsync());

        var name = api.Unique("Hobby");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText($"Saved: {name}.").WaitForAsync();

        await GoToAsync(page, "Settings");
        await page.GetByText("Member", new() { Exact = false }).First.WaitForAsync();
        await page.GetByText("None yet. A program").WaitForAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Heading, new() { Name = "Users" }).CountAsync());
        Assert.Equal(0, await page.GetByLabel("Role of").CountAsync());
        Assert.Empty(refused);
    }

    [BrowserFact]
    public async Task The_first_admin_comes_by_the_printed_link_and_gives_passwords_roles_and_tokens()
    {
        await using var nobody = new BudgetApi { Settings = [("Access:Mode", "SignIn")] };
        nobody.UseKestrel();
        var address = nobody.Client.BaseAddress;
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{address}#/setup?code={(await nobody.SetupCodeAsync()).Renew()}");
        await page.GetByLabel("Name").FillAsync("Alice");
        await page.GetByLabel("Email").FillAsync("alice@example.com");
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByText("Welcome, Alice.").WaitForAsync();

        await GoToAsync(page, "Settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add user" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Bob");
        await page.GetByLabel("Email").FillAsync("bob@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the password of Bob" }).ClickAsync();
        await page.GetByLabel("New password").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Take 12 characters or more.").WaitForAsync();
        await page.GetByLabel("New password").FillAsync($"{Password} of Bob");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("The password of Bob is set.").WaitForAsync();
        await page.GetByLabel("Role of Bob").SelectOptionAsync("Admin");
        await page.GetByText("Bob is an admin now.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Alice" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Alicia");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByLabel("Account").GetByText("Alicia").WaitForAsync();
        await page.GetByLabel("Role of Alicia").SelectOptionAsync("Member");
        await page.GetByText("Alicia is a member now.").WaitForAsync();
        await page.GetByText("alice@example.com · Member").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add token" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Spreadsheet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        var secret = await page.GetByLabel("Token", new() { Exact = true }).InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        using var program = nobody.CreatePatientClient();
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal("[\"read\"]", (await program.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("scopes").GetRawText());
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Spreadsheet" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await page.GetByText("Spreadsheet is revoked.").WaitForAsync();
        using (var refused = await program.GetAsync("/api/session"))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync(Password);
        await page.GetByLabel("New password").FillAsync($"{Password} staple");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).Last.ClickAsync();
        await SessionFaultTests.SignInAsync(page, "alice@example.com", $"{Password} staple");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await SessionFaultTests.SignInAsync(page, "bob@example.com", $"{Password} of Bob");
        await GoToAsync(page, "Settings");
        await page.GetByText("bob@example.com · Admin").WaitForAsync();
    }

    private async Task<(int Id, string Email)> CreateUserAsync(string name)
    {
        var id = await api.CreateUserAsync(name);
        await api.SetPasswordAsync(id, Password);

        return (id, await EmailOfAsync(id));
    }

    private async Task<string> EmailOfAsync(int id) => (await api.GetAsync($"/api/users/{id}")).GetProperty("email").GetString()!;

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await browser.OpenAsync();
        await page.Clock.SetFixedTimeAsync(PageTests.HouseholdApi.Today);
        await page.GotoAsync($"{api.Client.BaseAddress}{address}");

        return page;
    }

    private static async Task GoToAsync(IPage page, string view)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Views" }).GetByRole(AriaRole.Link, new() { Name = view }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = view, Level = 1 }).WaitForAsync();
    }

    private static async Task SeesNoUserAsync(IPage page)
    {
        Assert.Equal(0, await page.GetByLabel("User", new() { Exact = true }).CountAsync());
        Assert.Equal(0, await page.GetByLabel("Whose budgets").CountAsync());
    }

    // Presses Tab until the element of that name has the focus; the page has fewer elements than that.
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 100; presses++)
        {
            var focused = await page.EvaluateAsync<string>(
                "(document.activeElement?.labels?.[0] ?? document.activeElement)?.innerText?.trim() ?? ''");
            if (focused == name)
                return;

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {name}.");
    }
}
