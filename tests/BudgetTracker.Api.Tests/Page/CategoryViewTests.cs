using System.Net;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>Categories in the page: added, changed, merged and deleted.</summary>
public sealed class CategoryViewTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_category_is_added_and_a_name_that_is_taken_is_an_error_at_its_field()
    {
        var home = await api.Household;
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync(home.Food.Name.ToUpperInvariant());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await dialog.Locator("[aria-invalid=true]").WaitForAsync();
        await dialog.GetByLabel("Name").FillAsync("Rent");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Rent" }).GetByText("No expenses").WaitForAsync();

        Assert.Single((await api.GetAsync("/api/categories?name=Rent")).GetProperty("items").EnumerateArray());
    }

    [BrowserFact]
    public async Task A_category_in_use_is_not_deleted_but_merged_with_the_counts_that_the_server_says()
    {
        var home = await api.Household;
        var (groceries, food) = (await api.CreateCategoryAsync("Groceries"), await api.CreateCategoryAsync("Eating"));
        await api.SpendAsync(home.Alice, groceries, 1.10m);
        await api.SpendAsync(home.Bob, groceries, 2.20m);
        await api.CreateBudgetAsync(home.Bob, groceries, 10.00m);
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Delete {groceries.Name}" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await dialog.GetByText($"2 expenses go to another category. {groceries.Name} is deleted, with 1 budget.").WaitForAsync();
        await dialog.GetByLabel("Move its expenses to").SelectOptionAsync(food.Name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await page.GetByText($"{groceries.Name} is merged: 2 expenses moved, 1 budget deleted.").WaitForAsync();
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = food.Name }).GetByText("2 expenses").WaitForAsync();

        await api.GetAsync($"/api/categories/{groceries.Id}", HttpStatusCode.NotFound);
        Assert.Equal(2, (await api.GetAsync($"/api/categories/{food.Id}/expenses")).GetProperty("items").GetArrayLength());
    }

    [BrowserFact]
    public async Task Somebody_renamed_it_meanwhile_and_both_names_are_there_to_choose_from()
    {
        await api.Household;
        var category = await api.CreateCategoryAsync("Gifts");
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Edit {category.Name}" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Presents");
        await api.PutAsync($"/api/categories/{category.Id}", new { name = "Donations" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Row, new() { Name = "Name Donations Presents" }).WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await page.GetByText("Saved: Presents.").WaitForAsync();

        Assert.Equal("Presents", (await api.GetAsync($"/api/categories/{category.Id}")).GetProperty("name").GetString());
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await page.GotoAsync($"{api.Client.BaseAddress}#/categories");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge" }).First.WaitForAsync();

        return page;
    }
}
