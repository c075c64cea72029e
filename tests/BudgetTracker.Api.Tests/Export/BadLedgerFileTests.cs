using System.Text;
using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Tests.Export;

/// <summary>Files that are not restored: each error names the line, and nothing is half done.</summary>
public sealed class BadLedgerFileTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private const string Valid = """
        {"format":"budgettracker-ledger","version":1}
        {"type":"user","id":1,"email":"alice@example.com","name":"Alice","createdAt":"2026-01-31T12:00:00.120Z","version":1}
        {"type":"user","id":3,"email":"bob@example.com","name":"Bob","createdAt":"2026-01-31T12:00:00.120Z","version":1}
        {"type":"category","id":1,"name":"Food","color":"#FF6B6B","version":1}
        {"type":"expense","id":1,"userId":3,"categoryId":1,"description":"Bread","amount":9.00,"date":"2026-01-03","importId":null,"createdAt":"2026-01-31T12:00:00.120Z","version":1}
        {"type":"expense","id":2,"userId":1,"categoryId":1,"description":"Milk","amount":1.20,"date":"2026-01-03","importId":null,"createdAt":"2026-01-31T12:00:00.120Z","version":1}
        {"type":"budget","id":1,"userId":1,"categoryId":null,"period":"month","startsOn":"2026-01-31","endsOn":null,"rollover":"none","rolloverCap":null,"alertAt":80,"limits":[{"from":"2026-01-31","amount":50.00}],"version":1}
        {"type":"end","rows":6}

        """;

    [Theory]
    [InlineData(1, "\"version\":1", "\"version\":2", "version: This program reads version 1 of the format, and this is 2.")]
    [InlineData(1, "budgettracker-ledger", "something", "format: Must be budgettracker-ledger.")]
    [InlineData(1, "{", "", "Must be valid JSON")]
    [InlineData(1, "}", ",\"more\":1}", "more: Is not a field")]
    [InlineData(2, "\"name\":\"Alice\"", "\"name\":\"Alice\",\"admin\":true", "admin: Is not a field")]
    [InlineData(2, "\"name\":\"Alice\",", "", "name: Is required.")]
    [InlineData(2, "\"name\":\"Alice\"", "\"name\":null", "name: Must not be null.")]
    [InlineData(2, "\"name\":\"Alice\"", "\"name\":\"A\",\"name\":\"B\"", "name: Is given more than once.")]
    [InlineData(2, "\"name\":\"Alice\"", "\"name\":\" \"", "name: Must be text of 1 to 100 characters")]
    [InlineData(2, "alice@example.com", "alice", "email: Must be an email address.")]
    [InlineData(3, "bob@example.com", "ALICE@example.com", "email: Another user has it, whatever the case.")]
    [InlineData(2, "\"id\":1", "\"id\":0", "id: Must be a whole number above 0.")]
    [InlineData(2, "\"id\":1", "\"id\":2147483648", "id: Must be a whole JSON number that fits its range.")]
    [InlineData(3, "\"id\":3", "\"id\":1", "id: 1 is not above 1, the id before.")]
    [InlineData(2, "\"version\":1", "\"version\":0", "version: Must be a whole number above 0.")]
    [InlineData(2, "12:00:00.120Z", "12:00:00.1205Z", "createdAt: Must be an instant in UTC")]
    [InlineData(2, "12:00:00.120Z", "12:00:00.120+01:00", "createdAt: Must be an instant in UTC")]
    [InlineData(2, "\"user\"", "\"person\"", "type: Must be the first field, and one of user, category, import, expense, importRow, budget, end, in this order.")]
    [InlineData(2, "\"type\":\"user\",", "", "type: Must be the first field")]
    [InlineData(2, "\"user\"", "\"category\"", "email: Is not a field")]
    [InlineData(3, "{\"type\":\"user\"", "", "type: Must be the first field")]
    [InlineData(4, "\"category\"", "\"user\"", "color: Is not a field")]
    [InlineData(4, "#FF6B6B", "red", "color: Must be a colour")]
    [InlineData(5, "\"userId\":3", "\"userId\":2", "userId: No user has the id 2.")]
    [InlineData(5, "\"categoryId\":1", "\"categoryId\":9", "categoryId: No category has the id 9.")]
    [InlineData(5, "9.00", "0.00", "amount: Must be a JSON number from 0.01 to 99999999.99")]
    [InlineData(5, "9.00", "9.001", "amount: Must be a JSON number from 0.01 to 99999999.99")]
    [InlineData(5, "9.00", "100000000.00", "amount: Must be a JSON number from 0.01 to 99999999.99")]
    [InlineData(5, "9.00", "\"9.00\"", "amount: Must be a JSON number from 0.01 to 99999999.99")]
    [InlineData(5, "2026-01-03", "2026-02-30", "date: Must be an existing day, written as yyyy-MM-dd.")]
    [InlineData(5, "Bread", "a\\u0000b", "description: Must be text of 1 to 200 characters")]
    [InlineData(5, "Bread", "\\ud800", "description: Must be text")]
    [InlineData(6, "\"id\":2", "\"id\":1", "id: 1 is not above 1, the id before.")]
    [InlineData(7, "\"userId\":1", "\"userId\":2", "userId: No user has the id 2.")]
    [InlineData(7, "\"categoryId\":null", "\"categoryId\":2", "categoryId: No category has the id 2.")]
    [InlineData(7, "\"month\"", "\"day\"", "period: Must be one of: week, month, quarter, year.")]
    [InlineData(7, "\"endsOn\":null", "\"endsOn\":\"2026-01-30\"", "endsOn: Must not be before startsOn.")]
    [InlineData(7, "\"alertAt\":80", "\"alertAt\":0", "alertAt: Must be a whole number from 1 to 100.")]
    [InlineData(7, "\"rolloverCap\":null", "\"rolloverCap\":-1", "rolloverCap: Must be a JSON number from 0 to 99999999.99")]
    [InlineData(7, "\"from\":\"2026-01-31\"", "\"from\":\"2026-01-30\"", "limits: The first one must be from startsOn.")]
    [InlineData(7, "[{\"from\":\"2026-01-31\",\"amount\":50.00}]", "[]", "limits: The first one must be from startsOn.")]
    [InlineData(7, "[{\"from\":\"2026-01-31\",\"amount\":50.00}]", "[null]", "limits: ")]
    [InlineData(7, "50.00}", "50.00},null", "limits: Must not be null.")]
    [InlineData(7, "50.00}", "-0.01}", "limits: Must be a JSON number from 0 to 99999999.99")]
    [InlineData(7, "50.00}", "50.00},{\"from\":\"2026-02-27\",\"amount\":1}", "limits: 2026-02-27 does not begin a period.")]
    [InlineData(7, "50.00}", "50.00},{\"from\":\"2026-01-31\",\"amount\":1}", "limits: Must be in the order of their days")]
    [InlineData(7, "50.00}", "50.00},{\"from\":\"tomorrow\",\"amount\":1}", "limits: Must be a JSON array, and each of its items valid.")]
    [InlineData(8, "\"rows\":6", "\"rows\":7", "rows: There are 6 lines before this one, not 7.")]
    [InlineData(8, "}", "}\n{\"type\":\"end\",\"rows\":7}", null)]
    public async Task A_wrong_line_is_named_and_nothing_is_restored(int number, string part, string instead, string? expected)
    {
        var lines = Valid.Split('\n');
        Assert.Contains(part, lines[number - 1]);
        lines[number - 1] = lines[number - 1].Replace(part, instead, StringComparison.Ordinal);

        await AssertRefusedAsync(
            Encoding.UTF8.GetBytes(string.Join('\n', lines)),
            expected is null ? "line 9: This is behind the last line." : $"line {number}: {expected}");
    }

    [Fact]
    public async Task A_file_that_was_cut_is_refused_wherever_it_was_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid);
        for (var length = 0; length < bytes.Length - 2; length += 7)
        {
            // A line that is whole but for its line feed is read; what is missing then is the next one.
            var line = 1 + bytes.AsSpan(0, length).Count((byte)'\n') + (bytes[length] == '\n' ? 1 : 0);
            await AssertRefusedAsync(bytes[..length], $"line {line}: ");
        }
    }

    [Fact]
    public async Task What_is_no_text_is_refused_in_bounded_memory()
    {
        await AssertRefusedAsync(new byte[70_000_000], "line 1: It is longer than 67108864 bytes.");
        await AssertRefusedAsync([0x50, 0x4B, 3, 4, 0, 0], "line 1: Must be valid JSON");
        await AssertRefusedAsync(Encoding.UTF8.GetBytes(Valid.Replace("Bob", new string('x', 1_100_000))), "line 3: name: Must be text of 1 to 100 characters");
        await AssertRefusedAsync(Encoding.UTF8.GetBytes(Valid.Replace("Bob", " Bob")), "line 3: name: Must not begin or end with a blank.");
        await AssertRefusedAsync(Encoding.Latin1.GetBytes(Valid.Replace("Bob", "Zoë")), "line 3: name: Must be text.");
        await AssertRefusedAsync(Encoding.UTF8.GetBytes($"{new string('[', 100_000)}\n{Valid}"), "line 1: Must be valid JSON");
    }

    [Theory]
    [InlineData("-1.001")]
    [InlineData("-100000000.00")]
    [InlineData("\"-1.00\"")]
    public async Task An_imported_row_with_a_wrong_amount_is_refused(string amount)
    {
        await using var source = new BudgetApi();
        await source.ImportAsync(await source.CreateUserAsync(), await source.CreateCategoryAsync("Food"), "Date,Payee,Amount\n2025-01-31,Shop,-1.00\n");

        var file = (await source.ExportAsync()).Replace("\"amount\":-1.00", $"\"amount\":{amount}", StringComparison.Ordinal);

        await AssertRefusedAsync(Encoding.UTF8.GetBytes(file), "line 6: amount: Must be a JSON number from -99999999.99 to 99999999.99");
    }

    [Fact]
    public async Task Two_budgets_of_one_kind_are_refused()
    {
        var lines = Valid.Split('\n').ToList();
        lines.Insert(7, lines[6].Replace("\"id\":1", "\"id\":2"));

        await AssertRefusedAsync(
            Encoding.UTF8.GetBytes(string.Join('\n', lines)),
            "line 8: period: The user has another budget on this category with periods of this length.");
    }

    [Fact]
    public async Task A_ledger_that_holds_anything_is_left_as_it_is()
    {
        await using var own = new BudgetApi();
        await own.CreateCategoryAsync("Food");
        var before = await own.ExportAsync();

        var refusal = await Assert.ThrowsAsync<StartupException>(() => own.RestoreAsync(Valid));

        Assert.Contains("empty", refusal.Message);
        Assert.Equal(before, await own.ExportAsync());
    }

    [Fact]
    public async Task A_last_line_that_counts_wrong_leaves_the_ledger_empty()
    {
        await using var own = new BudgetApi();
        var empty = await own.ExportAsync();
        var rows = string.Concat(Enumerable.Range(3, 2500).Select(id => Valid.Split('\n')[4].Replace("\"id\":1", $"\"id\":{id}") + "\n"));
        var lines = Valid.Split('\n').ToList();
        lines.Insert(6, rows.TrimEnd());

        // The last line counts wrong: by then, all rows are in the transaction.
        var refusal = await Assert.ThrowsAsync<StartupException>(() => own.RestoreAsync(string.Join('\n', lines)));

        Assert.Contains("line 2508: rows: There are 2506 lines before this one, not 6.", refusal.Message);
        Assert.Equal(empty, await own.ExportAsync());
        lines[^2] = "{\"type\":\"end\",\"rows\":2506}";
        Assert.Equal(2506, await own.RestoreAsync(string.Join('\n', lines)));
        Assert.Equal(string.Join('\n', lines), await own.ExportAsync());
    }

    private async Task AssertRefusedAsync(byte[] file, string expected)
    {
        var refusal = await Assert.ThrowsAsync<StartupException>(() => api.RestoreAsync(file));

        Assert.StartsWith($"restore: nothing was restored: {expected}", refusal.Message);
        Assert.Empty((await api.GetAsync("/api/users")).GetProperty("items").EnumerateArray());
    }
}
