using System.Security.Cryptography;
using System.Text;
using BudgetTracker.Api.Commands.Demo;
using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Tests.Commands;

/// <summary>The ledger of <c>demo --users N --expenses N</c>.</summary>
public sealed class MeasuringLedgerTests
{
    // Published measurements were made on these rows.
    [Fact]
    public async Task The_same_sizes_give_the_same_rows_as_ever()
    {
        await using var api = new BudgetApi();

        await FillAsync(api, users: 7, expensesEach: 30);

        var rows = (await api.WalkAsync("/api/expenses")).OrderBy(row => row.GetProperty("id").GetInt64()).Select(row =>
            $"{row.GetProperty("id")} {row.GetProperty("user").GetProperty("name")} "
            + $"{row.GetProperty("category").GetProperty("name")} {row.GetProperty("description")} "
            + $"{row.GetProperty("amount").GetRawText()} {row.GetProperty("date")}").ToList();
        Assert.Equal("1 Person 1 Entertainment Groceries 1 93.93 2024-11-09", rows[0]);
        Assert.Equal(210, rows.Count);
        Assert.Equal(
            "3CF2A35D8C5E8CA15683BC7270FD516B40B4BA5198A23D19C5DE02E9FC943FC7",
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)))));
    }

    [Fact]
    public async Task More_rows_than_are_in_memory_at_a_time_are_all_written()
    {
        await using var api = new BudgetApi();

        await FillAsync(api, users: 3, expensesEach: 700);

        Assert.Equal(2100, (await api.GetAsync("/api/reports/spending?groupBy=year")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_ledger_that_holds_anything_is_rejected_and_left_as_it_is()
    {
        await using var api = new BudgetApi();
        await api.CreateCategoryAsync("Food");

        var rejection = await Assert.ThrowsAsync<StartupException>(() => FillAsync(api, users: 1, expensesEach: 1));

        Assert.Contains("empty", rejection.Message);
        Assert.Contains("ConnectionStrings:BudgetTracker", rejection.Message);
        Assert.Empty((await api.GetAsync("/api/users")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_the_ledger_empty()
    {
        await using var api = new BudgetApi();
        await api.GetAsync("/health/ready");
        api.FailingCommands.Containing = "INSERT INTO budgets";

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => FillAsync(api, users: 2, expensesEach: 10));
        api.FailingCommands.Containing = null;

        Assert.Contains("This command fails in this test.", failure.ToString());
        Assert.Empty((await api.GetAsync("/api/users")).GetProperty("items").EnumerateArray());
    }

    private static Task FillAsync(BudgetApi api, int users, int expensesEach) =>
        DemoLedger.FillToMeasureAsync(api.Services, users, expensesEach);
}
