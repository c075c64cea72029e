using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Commands;

/// <summary>The verb <c>demo</c> as a process: which file it takes, and what it leaves alone.</summary>
[Trait("Runs", "once")]
public sealed class DemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-demo-").FullName;

    private string DemoFile => Path.Combine(folder, "data", "demo.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_demo_has_a_file_of_its_own_and_does_not_touch_the_ledger_beside_it()
    {
        var ledger = Path.Combine(folder, "data", "budget.db");
        Directory.CreateDirectory(Path.GetDirectoryName(ledger)!);
        await File.WriteAllTextAsync(ledger, "not to be opened");

        using var program = await ProgramProcess.ServeAsync(folder, "demo");

        Assert.Contains("BudgetTracker 0.0.0-dev", program.Log);
        Assert.Matches("Database: SQLite [0-9.]+ at .*demo.db; journal_mode wal; synchronous full; foreign_keys on; "
            + "migrations applied: .*_Initial", program.Log);
        Assert.Equal("not to be opened", await File.ReadAllTextAsync(ledger));
        Assert.False(File.Exists(ledger + ".lock"));
    }

    [Fact]
    public async Task The_demo_is_served_again_as_it_was_left()
    {
        int count;
        using (var first = await ProgramProcess.ServeAsync(folder, "demo"))
        {
            await new IdempotentPost(Size: 1).SendAsync(first.Client);
            count = await CountAsync(first.Client);
            await first.KillAsync();
        }

        using var second = await ProgramProcess.ServeAsync(folder, "demo");

        Assert.Equal(count, await CountAsync(second.Client));
    }

    [Fact]
    public async Task Another_ledger_is_rejected_with_advice_and_left_as_it_is()
    {
        var other = "--ConnectionStrings:BudgetTracker=Data Source=other.db";
        using (var program = await ProgramProcess.ServeAsync(folder, other))
        {
            await program.Client.PostAsJsonAsync("/api/users", new { email = "zoe@example.com", name = "Zoe" });
            await program.KillAsync();
        }

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, "demo", other);

        Assert.Contains("name a file that is not there yet, or an empty database, with --ConnectionStrings:BudgetTracker", Assert.Single(errors));
        Assert.Equal(1, exitCode);
        Assert.False(File.Exists(DemoFile));
        using var after = await ProgramProcess.ServeAsync(folder, other);
        Assert.Equal(0, await CountAsync(after.Client));
    }

    [Fact]
    public async Task A_ledger_to_measure_on_is_the_configured_one_and_must_be_empty()
    {
        string[] demo = ["demo", "--users", "2", "--expenses=3"];
        using (var program = await ProgramProcess.ServeAsync(folder, demo))
        {
            Assert.Equal(6, await CountAsync(program.Client));
            await program.KillAsync();
        }

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, demo);

        Assert.True(File.Exists(Path.Combine(folder, "data", "budget.db")));
        Assert.Contains("empty", Assert.Single(errors));
        Assert.Equal(1, exitCode);
    }

    // They are on the first page of Swagger UI, with the examples of the contract.
    [Fact]
    public async Task The_first_steps_of_Swagger_UI_can_be_taken_on_the_demo()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "demo");

        var user = await program.Client.PostAsJsonAsync("/api/users", new { email = "alice@example.com", name = "Alice" });
        var category = await program.Client.PostAsJsonAsync("/api/categories", new { name = "Food", color = "#FF6B6B" });
        var expense = await program.Client.PostAsJsonAsync(
            "/api/expenses",
            new { userId = 1, categoryId = 1, description = "Groceries", amount = 52.50m, date = "2026-01-31" });

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Created),
            (user.StatusCode, category.StatusCode, expense.StatusCode));
    }

    private static async Task<int> CountAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/reports/spending?groupBy=year")).GetProperty("count").GetInt32();
}
