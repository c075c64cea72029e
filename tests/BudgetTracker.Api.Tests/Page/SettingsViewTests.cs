using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>Settings in the page, without sign-in.</summary>
public sealed class SettingsViewTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task It_says_that_everything_is_open_and_takes_users()
    {
        await api.Household;
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await page.GotoAsync($"{api.Client.BaseAddress}#/settings");
        await page.GetByText("There is no sign-in").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add user" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Zoe");
        await dialog.GetByLabel("Email").FillAsync("zoe@example.com");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Zoe" }).WaitForAsync();
        Assert.Single((await api.GetAsync("/api/users?q=zoe")).GetProperty("items").EnumerateArray());

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Zoe" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete with all expenses" }).ClickAsync();
        await page.GetByText("Deleted: Zoe.").WaitForAsync();

        Assert.Empty((await api.GetAsync("/api/users?q=zoe")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, await page.GetByText("Sign out").CountAsync());
        Assert.Equal(0, await page.GetByText("Access tokens").CountAsync());
    }
}
