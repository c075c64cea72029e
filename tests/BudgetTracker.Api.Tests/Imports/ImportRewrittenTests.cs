using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>An entry that stands otherwise in the bank's next file is shown as one that may be there already.</summary>
public sealed class ImportRewrittenTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task An_entry_whose_bank_id_changed_is_a_match_and_neither_doubled_nor_dropped_unasked()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));
        var expense = (await api.WalkAsync($"/api/expenses?importId={first}")).Single().GetProperty("id").GetInt64();
        var preview = await api.UploadAsync(user, Ofx("A", ("Y7", "Shop")), options: ("defaultCategoryId", $"{food.Id}"));

        Assert.Equal("match 1", Show(preview));
        var row = Assert.Single(await api.WalkAsync($"/api/imports/{Id(preview)}/rows"));
        Assert.Equal(
            (expense, $"Import {first} has an entry of this day, amount and text, which its file writes otherwise: it may be expense {expense}."),
            (row.GetProperty("expenseId").GetInt64(), row.GetProperty("reason").GetString()));
        await api.PostAsync($"/api/imports/{Id(preview)}/commit", new { }, HttpStatusCode.BadRequest);

        var committed = await CommitAsync(preview, "link");
        Assert.Equal((0, 1), (committed.GetProperty("created").GetInt32(), committed.GetProperty("linked").GetInt32()));
        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, Ofx("A", ("Y7", "Shop")))));
        Assert.Equal("duplicate 1", Show(await api.UploadAsync(user, Ofx("A", ("X1", "Shop")))));
    }

    [Fact]
    public async Task Two_earlier_entries_of_one_expense_match_one_row()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));
        await CommitAsync(await api.UploadAsync(user, Ofx("A", ("X2", "Shop"))), "link");

        Assert.Equal("new 1, match 1", Show(await api.UploadAsync(user, Ofx("A", ("X3", "Shop"), ("X4", "Shop")))));
        Assert.Equal("new 1, duplicate 1", Show(await api.UploadAsync(user, Ofx("A", ("X1", "Shop"), ("X4", "Shop")))));
    }

    [Fact]
    public async Task It_can_be_another_purchase()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));
        var preview = await api.UploadAsync(user, Ofx("A", ("X2", "Shop")), options: ("defaultCategoryId", $"{food.Id}"));

        Assert.Equal(1, (await CommitAsync(preview, "create")).GetProperty("created").GetInt32());

        Assert.Equal(2, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
        Assert.Equal("duplicate 2", Show(await api.UploadAsync(user, Ofx("A", ("X1", "Shop"), ("X2", "Shop")))));
    }

    [Fact]
    public async Task An_entry_beside_the_earlier_one_in_the_same_file_is_another_one()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));

        Assert.Equal("new 1, duplicate 1", Show(await api.UploadAsync(user, Ofx("A", ("X1", "Shop"), ("X2", "Shop")))));
        Assert.Equal("new 1, match 1", Show(await api.UploadAsync(user, Ofx("A", ("Y1", "Shop"), ("Y2", "Shop")))));
        Assert.Equal("new 1", Show(await api.UploadAsync(user, Ofx("B", ("X2", "Shop")))));
        Assert.Equal("new 1", Show(await api.UploadAsync(user, Ofx("A", ("X2", "Other shop")))));
        Assert.Equal("new 1", Show(await api.UploadAsync(await api.CreateUserAsync("Bob"), Ofx("A", ("X2", "Shop")))));
    }

    [Fact]
    public async Task A_description_that_a_person_changed_hides_it_not()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.UploadAsync(user, Ofx("A", ("X1", "Shop")), options: ("defaultCategoryId", $"{food.Id}"));
        await api.PutAsync($"/api/imports/{Id(first)}/rows", new[] { new { number = 1, description = "Bread" } });
        await CommitAsync(first);

        Assert.Equal("match 1", Show(await api.UploadAsync(user, Ofx("A", ("X2", "Shop")))));
    }

    [Fact]
    public async Task The_same_entries_in_another_layout_or_format_are_matches()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.ImportAsync(user, food, Csv.Of("2026-02-02,Shop,-5.00", "2026-02-03,Shop,-6.00"));

        Assert.Equal("match 2", Show(await api.UploadAsync(user, "Date;Payee;Amount\n02.02.2026;Shop;-5,00\n13.02.2026;Other;-7,00\n03.02.2026;Shop;-6,00\n"), ignore: "new"));
        Assert.Equal("match 1", Show(await api.UploadAsync(user, Ofx("A", ("X1", "Shop")))));
    }

    [Fact]
    public async Task One_that_was_deleted_since_stays_deleted_unless_it_is_to_be_restored()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));
        await api.DeleteAsync($"/api/expenses/{(await api.WalkAsync($"/api/expenses?importId={first}")).Single().GetProperty("id")}");

        var preview = await api.UploadAsync(user, Ofx("A", ("X2", "Shop")), options: ("defaultCategoryId", $"{food.Id}"));

        Assert.Equal("deleted 1", Show(preview));
        var committed = await api.PostAsync($"/api/imports/{Id(preview)}/commit", new { deleted = "restore" }, HttpStatusCode.OK);
        Assert.Equal(1, committed.GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task Undoing_the_first_import_makes_what_was_linked_to_it_new_again()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));
        var second = await api.UploadAsync(user, Ofx("A", ("X2", "Shop")));
        await CommitAsync(second, "link");

        await api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK);

        Assert.Empty(await api.WalkAsync($"/api/users/{user}/expenses"));
        Assert.Equal("new 1", Show(await api.UploadAsync(user, Ofx("A", ("X1", "Shop")))));
        Assert.Equal("new 1", Show(await api.UploadAsync(user, Ofx("A", ("X2", "Shop")))));
    }

    [Fact]
    public async Task Undoing_the_second_import_leaves_what_it_was_linked_to()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        await api.ImportAsync(user, food, Ofx("A", ("X1", "Shop")));
        var second = await api.UploadAsync(user, Ofx("A", ("X2", "Shop")));
        await CommitAsync(second, "link");

        await api.DeleteAsync($"/api/imports/{Id(second)}", HttpStatusCode.OK);

        Assert.Single(await api.WalkAsync($"/api/users/{user}/expenses"));
        Assert.Equal("match 1", Show(await api.UploadAsync(user, Ofx("A", ("X2", "Shop")))));
    }

    private static string Ofx(string account, params (string Id, string Name)[] entries) => $"""
        OFXHEADER:100
        DATA:OFXSGML

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>{account}<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST>
        {string.Join('\n', entries.Select(entry => $"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260202<TRNAMT>-5.00<FITID>{entry.Id}<NAME>{entry.Name}</STMTTRN>"))}
        </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    private static int Id(JsonElement import) => import.GetProperty("id").GetInt32();

    private static string Show(JsonElement import, string ignore = "") => string.Join(", ", import.GetProperty("counts").EnumerateObject()
        .Where(count => count.Value.GetInt32() > 0 && count.Name != ignore).Select(count => $"{count.Name} {count.Value}"));

    private Task<JsonElement> CommitAsync(JsonElement preview, string? matches = null) =>
        api.PostAsync($"/api/imports/{Id(preview)}/commit", new { matches }, HttpStatusCode.OK);
}
