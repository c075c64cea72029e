using System.Text;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>A bank's file in the page: previewed, corrected, committed and undone.</summary>
public sealed class ImportViewTests(PageTests.HouseholdApi api, Browser browser) : IClassFixture<PageTests.HouseholdApi>, IClassFixture<Browser>
{
    private const string Statement = """
        Date,Payee,Amount,Currency
        2026-03-13,Bookshop 17,-23.40,EUR
        2026-03-14,Bookshop 18,-13.10,EUR
        2026-03-15,Salary,1500.00,EUR
        2026-03-16,Cinema,-18.00,EUR
        2026-03-17,Kiosk,-2.00,EUR
        2026-03-32,Broken,-1.00,EUR

        """;

    [BrowserFact]
    public async Task A_file_is_previewed_corrected_committed_and_undone()
    {
        var home = await api.Household;
        var (page, faults) = await OpenAsync("Alice");
        await UploadAsync(page, "statement.csv", Statement);
        await RowOf(page, "Broken").GetByText("Cannot be read").WaitForAsync();
        await RowOf(page, "Salary").GetByText("Not spending").WaitForAsync();
        await faults.CheckAsync("The preview");

        // The category of one row, then of all of its payee; a row that is left out; and what is still missing, at the commit.
        await page.GetByLabel("Category of Bookshop 17").FocusAsync();
        await page.GetByLabel("Category of Bookshop 17").SelectOptionAsync(home.Entertainment.Name);
        await page.GetByRole(AriaRole.Button, new() { Name = "For all rows of this payee" }).ClickAsync();
        await page.GetByText($"{home.Entertainment.Name}: 1 row.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip Kiosk" }).ClickAsync();
        var commit = page.GetByRole(AriaRole.Button, new() { Name = "Import 3 expenses" });
        await commit.ClickAsync();
        var missing = page.GetByLabel("1 row has no category yet.");
        await missing.SelectOptionAsync(home.Food.Name);
        await missing.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await commit.ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Show them" }).ClickAsync();
        await page.GetByText("54.50 in 3 expenses").WaitForAsync();
        Assert.Equal(36.50m, await TotalAsync($"categoryId={home.Entertainment.Id}&from=2026-03-01"));
        Assert.Equal(18.00m, await TotalAsync($"categoryId={home.Food.Id}&from=2026-03-01"));

        // One of the expenses is changed, so the undo asks.
        var changed = (await api.GetAsync("/api/expenses?q=Cinema")).GetProperty("items")[0].GetProperty("id");
        await api.PutAsync($"/api/expenses/{changed}", new
        {
            categoryId = home.Food.Id,
            description = "Cinema with Bob",
            amount = 18.00m,
            date = "2026-03-16",
        });
        await page.GotoAsync($"{api.Client.BaseAddress}#/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo statement.csv" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await dialog.GetByText("1 of them was changed since.").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep those" }).ClickAsync();
        await page.GetByText("Undone: 3 expenses").WaitForAsync();

        Assert.Equal(18.00m, await TotalAsync($"userId={home.Alice}&from=2026-03-01"));
    }

    [BrowserFact]
    public async Task What_the_file_leaves_open_is_asked_and_the_answer_reads_it()
    {
        var home = await api.Household;
        var (page, faults) = await OpenAsync("Bob");
        await UploadAsync(page, "open.csv", "Date,Text,Amount\n01/02/2026,Kiosk,-1.00\n03/04/2026,Kiosk,-2.00\n");
        var questions = page.GetByRole(AriaRole.Form, new() { Name = "Questions about the file" });
        await questions.GetByText("How are the dates written?").WaitForAsync();
        await faults.CheckAsync("The question");

        await questions.GetByLabel("MM/dd/yyyy").CheckAsync();
        await questions.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await questions.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Cell, new() { Name = "Mar 4, 2026" }).WaitForAsync();
        await page.GetByText("How the file is read").ClickAsync();
        await page.GetByLabel("Category where nothing gives one").SelectOptionAsync(home.Food.Name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file again" }).ClickAsync();
        await page.GetByText("It is the default.").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 expenses" }).ClickAsync();
        await page.GetByText("Imported: 2 expenses.").WaitForAsync();

        Assert.Equal(3.00m, await TotalAsync($"userId={home.Bob}&q=Kiosk"));
    }

    [BrowserFact]
    public async Task A_category_for_all_rows_is_for_those_without_one_and_what_is_no_row_is_shown()
    {
        var home = await api.Household;
        var hugo = await api.CreateUserAsync("Hugo");
        var (page, faults) = await OpenAsync("Hugo", last: true);
        await UploadAsync(page, "new.csv", "Date,Payee,Category,Amount\n2026-06-14,Kennel,Pets,-7.00\n2026-06-15,Nobody,,-8.00\n2026-06-16,Balance as of 2026-06-16,,-9.00\n");
        await page.GetByText("2 lines are no rows").ClickAsync();
        await page.GetByText("Line 4: A balance or a total.").WaitForAsync();
        await page.GetByText("How the file is read").ClickAsync();
        await page.GetByLabel("Categories that do not exist").SelectOptionAsync("Create them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file again" }).ClickAsync();
        await RowOf(page, "Kennel").GetByText("Pets (will be created)").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await faults.CheckAsync("The lines that are no rows");

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 expenses" }).ClickAsync();
        await page.GetByLabel("1 row has no category yet.").SelectOptionAsync(home.Food.Name);
        await page.GetByText($"{home.Food.Name}: 1 row.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 expenses" }).ClickAsync();
        await page.GetByText("Imported: 2 expenses.").WaitForAsync();

        Assert.Equal(7.00m, await TotalAsync($"userId={hugo}&category=Pets"));
    }

    [BrowserTheory]
    [InlineData("They are the same: make no second expense", "Link 1 row", 1)]
    [InlineData("They are others: make expenses of them", "Import 1 expense", 2)]
    public async Task Rows_like_expenses_entered_by_hand_are_linked_or_created(string choice, string button, int count)
    {
        var home = await api.Household;
        var carol = await api.CreateUserAsync("Carol");
        await api.SpendAsync(carol, home.Food, 7.77m, "Bakery", "2026-05-14");
        var (page, _) = await OpenAsync("Carol", last: true);
        await UploadAsync(page, "match.csv", "Date,Payee,Amount\n2026-05-15,Bakery,-7.77\n2026-05-16,Salary,1500.00\n");

        await page.GetByLabel(choice).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Show them" }).WaitForAsync();

        Assert.Equal(count, (await api.GetAsync($"/api/users/{carol}/expenses")).GetProperty("items").GetArrayLength());
    }

    [BrowserFact]
    public async Task A_file_that_is_no_statement_is_refused_at_its_field()
    {
        await api.Household;
        var (page, _) = await OpenAsync("Alice");
        await UploadAsync(page, "nothing.csv", "");

        var field = page.GetByLabel("File of your bank");
        await page.Locator("[aria-invalid=true]").WaitForAsync();

        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
    }

    [BrowserFact]
    public async Task A_file_that_is_refused_for_an_option_asks_for_it_and_others_are_behind_more_options()
    {
        await api.Household;
        var emma = await api.CreateUserAsync("Emma");
        var (page, faults) = await OpenAsync("Emma", last: true);
        var content = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(
            "Date;Payee;Amount;Number\n2026-04-14;Магазин;-5,00;A1\n2026-04-15;Аптека;-6,00;A2\n");
        await page.GetByLabel("File of your bank").SetInputFilesAsync(new FilePayload { Name = "1251.csv", MimeType = "text/csv", Buffer = content });
        var encoding = page.GetByLabel("Letters are written in");
        await encoding.And(page.Locator("[aria-invalid=true]:focus")).WaitForAsync();
        await faults.CheckAsync("The refused file");
        await encoding.SelectOptionAsync("Cyrillic (Windows)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await RowOf(page, "Магазин").WaitForAsync();

        await page.GetByText("How the file is read").ClickAsync();
        await page.GetByText("More options").ClickAsync();
        await page.GetByLabel("Column of the bank's own number").SelectOptionAsync("Number");
        await page.GetByLabel("The first row is").SelectOptionAsync("Column names");
        await page.GetByLabel("Between the columns").SelectOptionAsync("Semicolon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file again" }).ClickAsync();
        await page.GetByText("The file was read again.").WaitForAsync();
        await RowOf(page, "Аптека").WaitForAsync();

        var given = (await api.GetAsync($"/api/users/{emma}/imports")).GetProperty("items")[0].GetProperty("given");
        Assert.Equal(
            ("windows-1251", "Number", true, ";"),
            (given.GetProperty("encoding").GetString(), given.GetProperty("idColumn").GetString(), given.GetProperty("header").GetBoolean(),
                given.GetProperty("delimiter").GetString()));
    }

    [BrowserFact]
    public async Task A_refused_file_that_has_changed_since_is_asked_for_again()
    {
        await api.Household;
        var (page, _) = await OpenAsync("Alice");
        var file = Path.GetTempFileName();
        await page.GetByLabel("File of your bank").SetInputFilesAsync(file);
        await page.GetByLabel("File of your bank").And(page.Locator("[aria-invalid=true]")).WaitForAsync();

        await File.WriteAllTextAsync(file, Statement);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(1));
        await page.GetByText($"How {Path.GetFileName(file)} is read").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.GetByText("If it has changed, choose it again.").WaitForAsync();
        await page.GetByLabel("File of your bank").SetInputFilesAsync(file);
        await RowOf(page, "Bookshop 17").WaitForAsync();

        File.Delete(file);
    }

    [BrowserFact]
    public async Task A_file_can_be_dropped()
    {
        await api.Household;
        var (page, _) = await OpenAsync("Alice");
        await page.GetByText("Or drop it here.").WaitForAsync();
        var files = await page.EvaluateHandleAsync("""
            () => {
              const files = new DataTransfer();
              files.items.add(new File(["Date,Payee,Amount\n2026-06-14,Dropped,-5.00\n"], "dropped.csv"));
              return files;
            }
            """);

        await page.GetByText("Or drop it here.").DispatchEventAsync("drop", new { dataTransfer = files });

        await RowOf(page, "Dropped").WaitForAsync();
    }

    private static ILocator RowOf(IPage page, string description) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = description });

    private static Task UploadAsync(IPage page, string name, string content) => page.GetByLabel("File of your bank")
        .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });

    private async Task<decimal> TotalAsync(string filter) =>
        (await api.GetAsync($"/api/reports/spending?groupBy=year&{filter}")).GetProperty("total").GetDecimal();

    private async Task<(IPage Page, PageFaults Faults)> OpenAsync(string person, bool last = false)
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = new PageFaults(page, api.Client.BaseAddress!);
        await page.GotoAsync($"{api.Client.BaseAddress}#/import");
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
