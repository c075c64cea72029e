using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>A session that ends while somebody types.</summary>
public sealed class SessionFaultTests(SessionFaultTests.KestrelApi api, Browser browser)
    : IClassFixture<SessionFaultTests.KestrelApi>, IClassFixture<Browser>
{
    public const string Password = "correct horse battery";

    [BrowserFact]
    public async Task Who_is_signed_out_signs_in_and_goes_on_and_nothing_typed_is_lost()
    {
        var alice = await api.CreateUserAsync("Alice");
        await api.SetPasswordAsync(alice, Password);
        var email = (await api.GetAsync($"/api/users/{alice}")).GetProperty("email").GetString()!;
        var food = await api.CreateCategoryAsync("Food");
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{api.Client.BaseAddress}#/expenses");
        await SignInAsync(page, email, Password);
        await page.GetByText("There are no expenses yet.").WaitForAsync();
        await FaultTests.FillAsync(page, "Groceries", "12.50", food.Name);

        // Ends all sessions of the user.
        await api.SetPasswordAsync(alice, $"{Password} staple");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await SignInAsync(page, email, $"{Password} staple");
        await page.GetByText("Saved: Groceries, 12.50.").WaitForAsync();
        await page.GetByText("12.50 in 1 expense").WaitForAsync();

        Assert.Single((await api.GetAsync($"/api/users/{alice}/expenses")).GetProperty("items").EnumerateArray());
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_signs_in_instead_gets_nothing_of_what_was_typed(bool afterReload)
    {
        var (alice, bob) = (await api.CreateUserAsync("Alice"), await api.CreateUserAsync("Bob"));
        foreach (var user in new[] { alice, bob })
            await api.SetPasswordAsync(user, Password);

        var food = await api.CreateCategoryAsync("Secrets");
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{api.Client.BaseAddress}#/expenses");
        await SignInAsync(page, await EmailAsync(alice), Password);
        await page.GetByText("There are no expenses yet.").WaitForAsync();
        await FaultTests.FillAsync(page, "Present for Bob", "12.50", food.Name);

        await api.SetPasswordAsync(alice, $"{Password} staple");
        if (afterReload)
            await page.ReloadAsync();
        else
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await SignInAsync(page, await EmailAsync(bob), Password);
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Sign in" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("There are no expenses yet.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add expense" }).ClickAsync();

        Assert.Equal("", await page.GetByLabel("Description").InputValueAsync());
        Assert.Empty((await api.GetAsync($"/api/users/{bob}/expenses")).GetProperty("items").EnumerateArray());

        async Task<string> EmailAsync(int user) => (await api.GetAsync($"/api/users/{user}")).GetProperty("email").GetString()!;
    }

    [BrowserFact]
    public async Task A_tab_whose_session_has_ended_can_be_signed_out()
    {
        var alice = await api.CreateUserAsync("Alice");
        await api.SetPasswordAsync(alice, Password);
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{api.Client.BaseAddress}#/settings");
        await SignInAsync(page, (await api.GetAsync($"/api/users/{alice}")).GetProperty("email").GetString()!, Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
        await page.EvaluateAsync("sessionStorage.setItem('draft.expense', '{}')");

        await api.SetPasswordAsync(alice, $"{Password} staple");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync($"{api.Client.BaseAddress}#/");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Sign in" }).WaitForAsync();

        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [BrowserFact]
    public async Task Where_the_browser_keeps_no_cookie_the_dialog_stays_with_what_the_server_says()
    {
        var alice = await api.CreateUserAsync("Alice");
        await api.SetPasswordAsync(alice, Password);
        var email = (await api.GetAsync($"/api/users/{alice}")).GetProperty("email").GetString()!;
        var page = await browser.OpenAsync();
        await page.RouteAsync("**/api/session", route => route.Request.Method == "POST"
            ? route.FulfillAsync(new() { Status = 204 })
            : route.ContinueAsync());
        await page.GotoAsync($"{api.Client.BaseAddress}#/expenses");

        await SignInAsync(page, email, Password);
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Sign in" }).GetByText("Sign in: send a token").WaitForAsync();
        await page.UnrouteAsync("**/api/session");
        await SignInAsync(page, email, Password);

        await page.GetByText("There are no expenses yet.").WaitForAsync();
    }

    /// <summary>Fills the dialog that asks people to sign in.</summary>
    public static async Task SignInAsync(IPage page, string email, string password)
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Sign in" });
        await dialog.GetByLabel("Email").FillAsync(email);
        await dialog.GetByLabel("Password").FillAsync(password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public sealed class KestrelApi : SignInApi
    {
        public KestrelApi() => UseKestrel();
    }
}
