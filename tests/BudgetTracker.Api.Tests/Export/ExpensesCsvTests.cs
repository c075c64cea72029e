using System.Net;
using System.Text;
using BudgetTracker.Api.Tests.Imports;

namespace BudgetTracker.Api.Tests.Export;

public sealed class ExpensesCsvTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private const string Path = "/api/export/expenses.csv";

    [Fact]
    public async Task Expenses_come_as_RFC_4180_with_names_instead_of_ids()
    {
        await using var own = new BudgetApi();
        await own.PostAsync("/api/users", new { email = "zoë@example.com", name = "Zoë" });
        await own.PostAsync("/api/categories", new { name = "Food, \"fine\"" });
        foreach (var (amount, description) in new[] { (9m, "Bread"), (10.5m, "Milk, 2 l"), (99_999_999.99m, "The\u2028\"best\"") })
            await own.PostAsync("/api/expenses", new { userId = 1, categoryId = 1, description, amount, date = "2026-01-31" });

        using var response = await own.Client.GetAsync(Path + "?sort=amount");

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=expenses.csv", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(
            "id,date,user,category,description,amount\r\n"
            + "1,2026-01-31,zoë@example.com,\"Food, \"\"fine\"\"\",Bread,9.00\r\n"
            + "2,2026-01-31,zoë@example.com,\"Food, \"\"fine\"\"\",\"Milk, 2 l\",10.50\r\n"
            + "3,2026-01-31,zoë@example.com,\"Food, \"\"fine\"\"\",\"The\u2028\"\"best\"\"\",99999999.99\r\n",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sort=date")]
    [InlineData("sort=-amount")]
    [InlineData("sort=amount&minAmount=20&maxAmount=50")]
    [InlineData("userId={alice}")]
    [InlineData("userId={alice}&category={food}&q=UNCH")]
    [InlineData("category={food}&category={gas}&from=2026-01-09&to=2026-01-17")]
    [InlineData("categoryId={foodId}&categoryId={gasId}&sort=-amount")]
    [InlineData("categoryId={foodId}&category={gas}")]
    public async Task Filters_and_order_are_those_of_the_list(string query)
    {
        var home = await api.CreateHomeAsync();
        query = query.Replace("{alice}", $"{home.Alice}")
            .Replace("{foodId}", $"{home.Food.Id}").Replace("{gasId}", $"{home.Transportation.Id}")
            .Replace("{food}", home.Food.Name).Replace("{gas}", home.Transportation.Name);

        var rows = (await LinesAsync($"{Path}?{query}")).Skip(1);

        var expected = (await api.WalkAsync($"/api/expenses?{query}")).Select(expense => string.Join(
            ',',
            expense.GetProperty("id"),
            expense.GetProperty("date"),
            expense.GetProperty("user").GetProperty("email"),
            expense.GetProperty("category").GetProperty("name"),
            expense.GetProperty("description"),
            expense.GetProperty("amount").GetRawText()));
        Assert.Equal(expected, rows);
    }

    [Fact]
    public async Task The_import_reads_it_as_an_export_of_ours_and_unguards_what_a_spreadsheet_would_run()
    {
        await using var own = new BudgetApi();
        var user = await own.CreateUserAsync();
        string[] texts = ["=1+1", "+49 30", "-5", "@home", "'=1", "'quoted'", "a \"b\", c", "Total", "2026-01-01"];
        var category = await own.CreateCategoryAsync("-Food");
        foreach (var text in texts)
            await own.SpendAsync(user, category, 12.5m, text);

        var file = await own.Client.GetByteArrayAsync($"{Path}?userId={user}&sort=date&bom=true");

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "id,"u8], file[..6]);
        var lines = Encoding.UTF8.GetString(file);
        Assert.Contains(",'=1+1,12.50\r\n", lines);
        Assert.Contains($",'{category.Name},", lines);
        var statement = CsvStatementTests.Read(file);
        Assert.True(statement.IsLedgerExport);
        Assert.Empty(statement.Needs);
        Assert.Equal(texts, statement.Rows.Select(row => row.Description));
        Assert.All(statement.Rows, row => Assert.Equal((category.Name, -12.50m), (row.Category, row.Amount)));
    }

    [Fact]
    public async Task Nothing_that_matches_is_a_header_alone()
    {
        var user = await api.CreateUserAsync();

        Assert.Equal("id,date,user,category,description,amount\r\n", await api.Client.GetStringAsync($"{Path}?userId={user}"));
    }

    [Fact]
    public async Task More_rows_than_are_sent_at_a_time_all_come()
    {
        await using var own = new BudgetApi();
        await LargeLedger.FillAsync(own, expenses: 3000);

        var lines = (await own.Client.GetStringAsync(Path + "?sort=date")).Split("\r\n");

        Assert.Equal(3002, lines.Length);
        Assert.Equal(Enumerable.Range(1, 3000).Select(id => $"{id}"), lines[1..^1].Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("text/*")]
    [InlineData("*/*")]
    [InlineData("text/html, text/csv;q=0.5")]
    [InlineData("TEXT/CSV; header=present")]
    public async Task What_accepts_csv_gets_it(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}?from=9999-12-31");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await api.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private async Task<string[]> LinesAsync(string path) =>
        (await api.Client.GetStringAsync(path)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
