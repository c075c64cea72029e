using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Nothing is imported twice, nothing is dropped, and what a person entered is not doubled unasked.</summary>
public sealed class ImportDuplicateTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private static readonly string[] Rows =
    [
        "2026-01-01,Coffee,-2.50", "2026-01-01,Coffee,-2.50", "2026-01-01,Coffee,-2.50", "2026-01-02,Rent,-900.00",
        "2026-01-03,Shop,-12.00", "2026-01-04,Shop,-12.00",
    ];

    [Fact]
    public async Task Three_equal_rows_are_three_expenses_and_the_same_file_again_is_none()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await ImportAsync(user, food, Csv.Of(Rows));
        Assert.Equal(6, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);

        var again = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));

        Assert.Equal("duplicate 6", Show(again));
        Assert.Equal(0, (await CommitAsync(again)).GetProperty("created").GetInt32());
        Assert.Equal(6, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
        var row = (await api.WalkAsync($"/api/imports/{Id(again)}/rows"))[0];
        Assert.Contains("by import", row.GetProperty("reason").GetString());
        Assert.NotEqual(JsonValueKind.Null, row.GetProperty("expenseId").ValueKind);
    }

    [Fact]
    public async Task Of_an_overlapping_file_only_the_rest_is_new()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await ImportAsync(user, food, Csv.Of(Rows[..2]));

        Assert.Equal("new 4, duplicate 2", Show(await api.UploadAsync(user, Csv.Of(Rows))));
        Assert.Equal("new 6", Show(await api.UploadAsync(await api.CreateUserAsync("Bob"), Csv.Of(Rows))));
    }

    [Fact]
    public async Task Two_previews_of_one_file_are_not_both_committed()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));
        var second = await api.UploadAsync(user, Csv.Of([.. Rows, "2026-01-09,New,-1.00"]), options: ("defaultCategoryId", $"{food.Id}"));

        var both = await Task.WhenAll(CommitAsync(first), CommitAsync(second));

        Assert.Equal(7, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
        Assert.Equal(7, both.Sum(import => import.GetProperty("created").GetInt32()));
    }

    [Fact]
    public async Task An_expense_that_was_deleted_stays_deleted_unless_it_is_to_be_restored()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await ImportAsync(user, food, Csv.Of(Rows));
        await api.DeleteAsync($"/api/expenses/{(await api.WalkAsync($"/api/users/{user}/expenses?q=rent")).Single().GetProperty("id")}");

        var left = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));
        Assert.Equal("duplicate 5, deleted 1", Show(left));
        Assert.Equal(0, (await CommitAsync(left)).GetProperty("created").GetInt32());

        var restored = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));
        Assert.Equal(1, (await CommitAsync(restored, new { deleted = "restore" })).GetProperty("created").GetInt32());
        Assert.Single(await api.WalkAsync($"/api/users/{user}/expenses?q=rent"));
        Assert.Equal("duplicate 6", Show(await api.UploadAsync(user, Csv.Of(Rows))));
    }

    [Fact]
    public async Task An_undone_import_was_never_imported()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var import = await ImportAsync(user, food, Csv.Of(Rows));
        await api.DeleteAsync($"/api/imports/{Id(import)}", HttpStatusCode.OK);

        Assert.Equal("new 6", Show(await api.UploadAsync(user, Csv.Of(Rows))));
    }

    [Fact]
    public async Task A_skipped_row_is_new_in_the_next_file()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var preview = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));
        await api.PutAsync($"/api/imports/{Id(preview)}/rows", new[] { new { number = 4, skip = true } });
        await CommitAsync(preview);

        Assert.Equal("new 1, duplicate 5", Show(await api.UploadAsync(user, Csv.Of(Rows))));
    }

    [Fact]
    public async Task The_banks_own_id_decides_within_its_account_whatever_the_text_says()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await ImportAsync(user, food, Ofx("A", "X1", "Shop"));

        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, Ofx("A", "X1", "SHOP 4711"))));
        Assert.Equal("new 1", Show(await api.UploadAsync(user, Ofx("B", "X1", "Shop"))));
        Assert.Equal("new 1", Show(await api.UploadAsync(user, Ofx("A", "X2", "Another shop"))));

        // The day may move over a weekend, and the amount may be corrected.
        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, Ofx("A", "X1", "Shop", "20260205"))));
        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, Ofx("A", "X1", "Shop", amount: "-7.00"))));

        // Some banks count from 1 in each file: another day may be another entry, and only a person knows.
        Assert.Equal("match 1", Show(await api.UploadAsync(user, Ofx("A", "X1", "Shop", "20260206"))));
        Assert.Equal("match 1", Show(await api.UploadAsync(user, Ofx("A", "X1", "Shop", "20260203", "-7.00"))));
    }

    [Fact]
    public async Task An_id_that_a_bank_gives_again_in_each_file_drops_nothing_unasked()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var (january, february) = (Ofx("A", "1", "Rent", "20260101", "-900.00"), Ofx("A", "1", "Rent", "20260201", "-900.00"));
        var first = Id(await ImportAsync(user, food, january));
        var preview = await api.UploadAsync(user, february, options: ("defaultCategoryId", $"{food.Id}"));

        Assert.Equal("match 1", Show(preview));
        var row = Assert.Single(await api.WalkAsync($"/api/imports/{Id(preview)}/rows"));
        var expense = row.GetProperty("expenseId").GetInt64();
        Assert.Equal(
            $"Import {first} has an entry with this id, of 2026-01-01 and -900.00: it may be expense {expense}.",
            row.GetProperty("reason").GetString());
        Assert.Equal(1, (await CommitAsync(preview, new { matches = "create" })).GetProperty("created").GetInt32());

        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, january)));
        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, february)));
        await api.DeleteAsync($"/api/expenses/{expense}");
        Assert.Equal("deleted 1", Show(await api.UploadAsync(user, january)));
        Assert.Equal("match 1", Show(await api.UploadAsync(user, Ofx("A", "1", "Rent", "20260301", "-900.00"))));
    }

    [Fact]
    public async Task An_id_given_again_says_less_than_day_amount_and_text()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await ImportAsync(user, food, Ofx("A", ("1", "Apples", "20260201", "-1.00"), ("2", "Bread", "20260202", "-2.00")));
        var bread = (await api.WalkAsync($"/api/users/{user}/expenses?q=bread")).Single().GetProperty("id").GetInt64();
        var byHand = await api.SpendAsync(user, food, 4m, "Dates", "2026-02-04");

        var preview = await api.UploadAsync(user, Ofx("A", ("1", "Dates", "20260205", "-4.00"), ("2", "Cake", "20260203", "-3.00"), ("3", "Bread", "20260202", "-2.00")));

        // One expense matches one row.
        Assert.Equal(
            [$"match {byHand}", "new ", $"match {bread}"],
            (await api.WalkAsync($"/api/imports/{Id(preview)}/rows")).Select(row => $"{row.GetProperty("status").GetString()} {row.GetProperty("expenseId")}"));
    }

    [Fact]
    public async Task A_correction_of_the_entry_with_its_own_id_is_new_and_says_so()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await ImportAsync(user, food, Ofx("A", "X1", "Shop"));
        var correction = Ofx("A", "X1<CORRECTFITID>X1<CORRECTACTION>REPLACE", "Shop", amount: "-7.00");

        var preview = await api.UploadAsync(user, correction, options: ("defaultCategoryId", $"{food.Id}"));

        Assert.Equal("new 1", Show(preview));
        Assert.Equal(
            "It replaces an entry of an earlier file.",
            Assert.Single(await api.WalkAsync($"/api/imports/{Id(preview)}/rows")).GetProperty("reason").GetString());
        await CommitAsync(preview);
        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, correction)));
    }

    [Fact]
    public async Task A_person_decides_whether_a_row_is_the_expense_entered_by_hand()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var near = await api.SpendAsync(user, food, 12m, "Flowers", "2026-01-06");
        await api.SpendAsync(user, food, 900m, "Too early", "2025-12-29");
        await api.SpendAsync(await api.CreateUserAsync("Bob"), food, 2.50m, "Not hers", "2026-01-01");
        var preview = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));

        // Of two rows, the one that is nearer to the day.
        Assert.Equal("new 5, match 1", Show(preview));
        var match = Assert.Single(await api.WalkAsync($"/api/imports/{Id(preview)}/rows?status=match"));
        Assert.Equal((6, near), (match.GetProperty("number").GetInt32(), match.GetProperty("expenseId").GetInt64()));
        var problem = await api.PostAsync($"/api/imports/{Id(preview)}/commit", new { }, HttpStatusCode.BadRequest);
        Assert.Equal("matches", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);

        var committed = await CommitAsync(preview, new { matches = "link" });
        Assert.Equal((5, 1), (committed.GetProperty("created").GetInt32(), committed.GetProperty("linked").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await api.GetAsync($"/api/expenses/{near}")).GetProperty("importId").ValueKind);
        Assert.Equal("duplicate 6", Show(await api.UploadAsync(user, Csv.Of(Rows))));

        // An undo leaves what it did not make, and forgets the link.
        await api.DeleteAsync($"/api/imports/{Id(preview)}", HttpStatusCode.OK);
        Assert.Equal(2, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
        Assert.Equal("new 5, match 1", Show(await api.UploadAsync(user, Csv.Of(Rows))));
    }

    [Fact]
    public async Task Matches_can_be_other_purchases()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.SpendAsync(user, food, 12m, "Flowers", "2026-01-05");
        await api.SpendAsync(user, food, 12m, "Cake", "2026-01-05");
        var preview = await api.UploadAsync(user, Csv.Of(Rows), options: ("defaultCategoryId", $"{food.Id}"));
        Assert.Equal("new 4, match 2", Show(preview));

        var committed = await CommitAsync(preview, new { matches = "create" });

        Assert.Equal((6, 0), (committed.GetProperty("created").GetInt32(), committed.GetProperty("linked").GetInt32()));
        Assert.Equal(4, (await api.WalkAsync($"/api/users/{user}/expenses?minAmount=12&maxAmount=12")).Count);
    }

    [Fact]
    public async Task An_export_comes_back_as_duplicates_where_it_came_from_and_as_the_same_total_elsewhere()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var ids = new List<long>();
        foreach (var amount in new[] { 1.10m, 2.20m, 3.30m })
            ids.Add(await api.SpendAsync(user, food, amount, $"-Thing {amount}"));

        var export = "id,date,user,category,description,amount\r\n"
            + string.Concat(ids.Select((id, i) => $"{id},2026-01-31,alice@example.com,{food.Name},'-Thing {i + 1}.{i + 1}0,{i + 1}.{i + 1}0\r\n"));
        var other = await api.CreateUserAsync("Bob");

        Assert.Equal("duplicate 3", Show(await api.UploadAsync(user, export)));
        Assert.Equal("duplicate 3", Show(await api.UploadAsync(other, export)));
        foreach (var id in ids)
            await api.DeleteAsync($"/api/expenses/{id}");

        var preview = await api.UploadAsync(other, export);
        Assert.Equal("new 3", Show(preview));
        await CommitAsync(preview);
        Assert.Equal("6.60", (await api.GetAsync($"/api/users/{other}/summary")).GetProperty("total").GetRawText());
        Assert.Equal("-Thing 3.30", (await api.WalkAsync($"/api/users/{other}/expenses?sort=-amount"))[0].GetProperty("description").GetString());
        Assert.Equal("duplicate 3", Show(await api.UploadAsync(other, export)));
    }

    [Fact]
    public async Task Rows_of_an_export_that_have_no_id_are_known_by_their_text_too()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var bread = $"id,date,user,category,description,amount\r\n,2026-01-31,a@example.com,{food.Name},Bread,2.50\r\n";
        await ImportAsync(user, food, bread);

        Assert.Equal("new 1, duplicate 1", Show(await api.UploadAsync(user, $"{bread},2026-01-31,a@example.com,{food.Name},Milk,2.50\r\n")));
        Assert.Equal("new 1, duplicate 1", Show(await api.UploadAsync(user, bread + bread.Split("\r\n")[1])));
    }

    private static string Ofx(string account, string id, string name, string day = "20260202", string amount = "-5.00") =>
        Ofx(account, (id, name, day, amount));

    private static string Ofx(string account, params (string Id, string Name, string Day, string Amount)[] entries) => $"""
        OFXHEADER:100
        DATA:OFXSGML

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>{account}<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST>
        {string.Join('\n', entries.Select(e => $"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{e.Day}<TRNAMT>{e.Amount}<FITID>{e.Id}<NAME>{e.Name}</STMTTRN>"))}
        </BANKTRANLIST>
        </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    private static int Id(JsonElement import) => import.GetProperty("id").GetInt32();

    private static string Show(JsonElement import) => string.Join(", ", import.GetProperty("counts").EnumerateObject()
        .Where(count => count.Value.GetInt32() > 0).Select(count => $"{count.Name} {count.Value}"));

    private Task<JsonElement> CommitAsync(JsonElement preview, object? decisions = null) =>
        api.PostAsync($"/api/imports/{Id(preview)}/commit", decisions ?? new { }, HttpStatusCode.OK);

    private async Task<JsonElement> ImportAsync(int user, Category category, string file) =>
        await CommitAsync(await api.UploadAsync(user, file, options: ("defaultCategoryId", $"{category.Id}")));
}
