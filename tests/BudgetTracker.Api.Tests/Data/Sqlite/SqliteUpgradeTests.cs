using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

[Trait("Runs", "once")]
public sealed class SqliteUpgradeTests
{
    [Fact]
    public async Task A_ledger_is_copied_before_it_is_migrated_and_the_copy_is_sound()
    {
        await using var api = new SqliteApi();
        var first = await SqliteLedger.MigrateToFirstAsync(api.DatabaseFile);
        await SqliteLedger.ExecuteAsync(api.DatabaseFile, """
            INSERT INTO categories (name, normalized_name, color, version) VALUES ('Food', 'FOOD', '#FF6B6B', 1)
            """);

        Assert.Single(await api.WalkAsync("/api/categories"));

        var copy = Assert.Single(Copies(api));
        Assert.Matches($@"budget-\d{{8}}T\d{{9}}Z-{first}\.db$", copy);
        Assert.Equal("Food", await SqliteLedger.ExecuteAsync(copy, "SELECT name FROM categories"));
        Assert.Equal("ok", await SqliteLedger.ExecuteAsync(copy, "PRAGMA integrity_check"));
        Assert.Equal("1", await SqliteLedger.ExecuteAsync(copy, "SELECT CAST(COUNT(*) AS TEXT) FROM __EFMigrationsHistory"));
    }

    [Fact]
    public async Task A_new_ledger_and_a_current_one_are_not_copied()
    {
        await using var first = new SqliteApi { IsNew = true };
        await using var current = new SqliteApi();

        await first.GetAsync("/api/categories");
        await current.GetAsync("/api/categories");

        Assert.Empty(Copies(first));
        Assert.Empty(Copies(current));
    }

    [Fact]
    public async Task A_migration_that_fails_at_every_start_leaves_two_copies()
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-upgrade-").FullName;
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var ledger = Path.Combine(data, "budget.db");
        var first = await SqliteLedger.MigrateToFirstAsync(ledger);
        // The next migration drops it.
        await SqliteLedger.ExecuteAsync(ledger, "DROP INDEX ix_expenses_date_id");
        await File.WriteAllTextAsync(Path.Combine(data, $"budget-20200101T000000000Z-{first}.db.tmp"), "");
        var copies = new List<string>();
        for (var start = 0; start < 4; start++)
        {
            var (exitCode, output, _) = await ProgramProcess.RunToEndAsync(folder, "--urls=http://127.0.0.1:0");
            Assert.Equal(1, exitCode);
            copies.Add(Regex.Match(output, "the database was copied to (.*db)").Groups[1].Value);
        }

        Assert.Equal(
            [copies[0], copies[3]],
            Directory.GetFiles(data, $"*{first}*").Order());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_lock_left_by_a_migration_that_died_does_not_hang_the_start()
    {
        await using var api = new SqliteApi();
        await SqliteLedger.MigrateToFirstAsync(api.DatabaseFile);
        await SqliteLedger.LockMigrationsAsync(api.DatabaseFile);

        await Task.Run(() => api.GetAsync("/api/categories")).WaitAsync(Wait.Limit);
    }

    private static string[] Copies(BudgetApi api) =>
        Directory.GetFiles(Path.GetDirectoryName(api.DatabaseFile)!, "budget-*");
}
