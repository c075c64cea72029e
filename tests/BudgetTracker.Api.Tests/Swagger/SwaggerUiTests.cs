using BudgetTracker.Api.Tests.Http.Problems;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Swagger;

/// <summary>Swagger UI as a stranger meets it, in a real browser.</summary>
public sealed class SwaggerUiTests(KestrelTests.KestrelApi api, Browser browser)
    : IClassFixture<KestrelTests.KestrelApi>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task The_prefilled_examples_lead_from_an_empty_ledger_to_a_total()
    {
        var page = await browser.OpenAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };

        await page.GotoAsync($"{api.Client.BaseAddress}swagger/index.html");
        var user = await ExecuteAsync(page, "Users-createUser");
        var category = await ExecuteAsync(page, "Categories-createCategory");
        var expense = await ExecuteAsync(page, "Expenses-createExpense");
        var summary = await ExecuteAsync(page, "Reports-getUserSummary");
        var export = page.Locator("#operations-Export-exportExpenses");
        await export.Locator(".opblock-summary-control").ClickAsync();
        await export.Locator(".execute").ClickAsync();
        await export.GetByText("Download file").WaitForAsync();
        var budget = await ExecuteAsync(page, "Budgets-createBudget");
        var others = new List<string>();
        foreach (var operation in new[] { "getBudget", "replaceBudget", "setBudgetLimit", "listBudgetPeriods", "listUserBudgets" })
            others.Add((await ExecuteAsync(page, $"Budgets-{operation}")).Status);

        var statement = Path.GetTempFileName();
        await File.WriteAllTextAsync(statement, "Date,Payee,Amount\n2026-02-01,Grocery store,-23.40\n2026-02-02,Salary,1500.00\n");
        var import = await ExecuteAsync(page, "Imports-createImport", statement);
        File.Delete(statement);
        var imports = new List<string>();
        foreach (var operation in new[]
        {
            "getImport", "listUserImports", "listImportRows", "setImportOptions", "changeImportRows", "commitImport",
        })
        {
            imports.Add((await ExecuteAsync(page, $"Imports-{operation}")).Status);
        }

        Assert.Equal(("201", "200 200 200 200 200 200"), (import.Status, string.Join(' ', imports)));
        Assert.Contains("\"new\": 1", import.Body);
        Assert.Equal(("201", "201", "201", "200"), (user.Status, category.Status, expense.Status, summary.Status));
        Assert.Equal(("201", "200 200 200 200 200"), (budget.Status, string.Join(' ', others)));
        Assert.Matches("\"total\": 52.50?,", summary.Body);
        Assert.Contains("#/Imports/commitImport", page.Url);
        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task A_statement_is_uploaded_looked_through_committed_and_undone_in_the_demo()
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-swagger-").FullName;
        var statement = Path.Combine(folder, "statement.csv");
        await File.WriteAllTextAsync(statement, "Date,Payee,Amount\n2019-02-01,Grocery store,-23.40\n2019-02-02,Salary,1500.00\n2019-02-03,Bakery,-4.60\n");
        using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
        {
            var page = await browser.OpenAsync();
            var ledger = await program.Client.GetStringAsync("/api/export/ledger.ndjson");

            await page.GotoAsync($"{program.Client.BaseAddress}swagger/index.html");
            var preview = await ExecuteAsync(page, "Imports-createImport", statement);
            var rows = await ExecuteAsync(page, "Imports-listImportRows");
            var committed = await ExecuteAsync(page, "Imports-commitImport");
            var made = await program.Client.GetStringAsync("/api/expenses?importId=1");
            await page.Locator("#operations-Imports-deleteImport .opblock-summary-control").ClickAsync();
            await page.Locator("#operations-Imports-deleteImport [data-param-name=id] input").FillAsync("1");
            await page.Locator("#operations-Imports-deleteImport .opblock-summary-control").ClickAsync();
            var undone = await ExecuteAsync(page, "Imports-deleteImport");

            Assert.Equal(("201", "200", "200", "200"), (preview.Status, rows.Status, committed.Status, undone.Status));
            Assert.Contains("\"new\": 2", preview.Body);
            Assert.Contains("\"raw\": \"2019-02-03,Bakery,-4.60\"", rows.Body);
            Assert.Contains("\"created\": 2", committed.Body);
            Assert.Contains("\"description\":\"Bakery\",\"amount\":4.60", made);
            Assert.Contains("\"state\": \"undone\"", undone.Body);
            Assert.Equal(ledger, await program.Client.GetStringAsync("/api/export/ledger.ndjson"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task A_phone_shows_it_in_its_own_width()
    {
        await using var api = new KestrelTests.KestrelApi();
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true });

        await page.GotoAsync($"{api.Client.BaseAddress}swagger/index.html");
        await ExecuteAsync(page, "Users-createUser");
        await ExecuteAsync(page, "Reports-getSpending");

        Assert.Equal(390, await page.EvaluateAsync<int>("innerWidth"));
        var wide = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("#swagger-ui *")]
              .filter(element => element.getBoundingClientRect().right > innerWidth)
              .map(element => element.outerHTML.slice(0, 100))
            """);
        Assert.Empty(wide);
    }

    [BrowserFact]
    public async Task Authorize_takes_a_token_that_is_kept_over_a_reload()
    {
        await using var api = new SignInKestrelApi();
        await api.InitializeAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{api.Client.BaseAddress}swagger/index.html");
        var before = await ExecuteAsync(page, "Access-getSession");

        await page.Locator(".auth-wrapper .authorize").First.ClickAsync();
        await page.Locator("#auth-bearer-value").FillAsync(await api.CreateTokenAsync(api.Admin));
        await page.Locator(".auth-container:has(#auth-bearer-value) .auth-btn-wrapper .authorize").ClickAsync();
        await page.Locator(".auth-btn-wrapper .btn-done").First.ClickAsync();
        await page.ReloadAsync();
        var after = await ExecuteAsync(page, "Users-listUsers");

        Assert.Equal(("401", "200"), (before.Status, after.Status));
        Assert.Contains("admin@example.com", after.Body);
    }

    private static async Task<(string Status, string Body)> ExecuteAsync(IPage page, string operation, string? file = null)
    {
        // An operation that is open is rendered again whenever anything changes.
        await page.Locator(".opblock.is-open .opblock-summary-control")
            .EvaluateAllAsync<object?>("buttons => buttons.forEach(button => button.click())");
        var block = page.Locator($"#operations-{operation}");
        await block.Locator(".opblock-summary-control").ClickAsync();
        if (file is not null)
            await block.Locator("input[type=file]").SetInputFilesAsync(file);

        await block.Locator(".execute").ClickAsync();
        var response = block.Locator(".live-responses-table .response").First;

        return (
            (await response.Locator(".response-col_status").InnerTextAsync()).Split('\n')[0].Trim(),
            await response.Locator(".highlight-code").First.InnerTextAsync());
    }

    private sealed class SignInKestrelApi : SignInApi
    {
        public SignInKestrelApi() => UseKestrel();
    }
}
