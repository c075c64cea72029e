using System.Text.Json;
using BudgetTracker.Api.Tests.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Commands;

/// <summary>The verb <c>backup</c> as a process, beside a server or alone.</summary>
[Trait("Runs", "once")]
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-backup-").FullName;

    private string Ledger => Path.Combine(folder, "data", "demo.db");

    private string Copy => Path.Combine(folder, "copies", "copy.db");

    public BackupTests() => Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_copy_of_a_ledger_in_use_is_one_file_that_serves_the_same_ledger()
    {
        string before;
        using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
        {
            await new IdempotentPost(Size: 1).SendAsync(program.Client);
            before = await ExportAsync(program);

            var (exitCode, output, errors) = await BackUpAsync();

            Assert.Empty(errors);
            Assert.Equal(0, exitCode);
            Assert.Matches($@"Backed up to {Copy}: \d+ rows, checked", output);
            await new IdempotentPost(Size: 1).SendAsync(program.Client);
        }

        Assert.Equal([Copy], Directory.GetFiles(Path.GetDirectoryName(Copy)!));
        using var copied = await ProgramProcess.ServeAsync(folder, $"--ConnectionStrings:BudgetTracker=Data Source={Copy}");
        Assert.Equal(before, await ExportAsync(copied));
    }

    [Fact]
    public async Task A_copy_made_under_eight_writers_has_all_that_was_acknowledged_before_and_nothing_in_part()
    {
        var clients = new WritingClients();
        IdempotentPost[] acknowledged = [];
        using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
        {
            await clients.WriteAsync(program.Client, batchSize: 100, async () =>
            {
                acknowledged = [.. clients.Posts.Where(post => post.Id is not null)];
                var (exitCode, _, errors) = await BackUpAsync();
                Assert.True(exitCode == 0, string.Join(' ', errors));
                await program.KillAsync();
            });
        }

        var copied = JsonSerializer.Deserialize<Dictionary<string, int>>((await SqliteLedger.ExecuteAsync(
            Copy,
            """
            SELECT json_group_object(description, size)
            FROM (SELECT description, COUNT(*) AS size FROM expenses WHERE description LIKE 'Post %' GROUP BY description)
            """))!)!;
        var sent = clients.Posts.ToDictionary(post => post.Description);
        Assert.NotEmpty(acknowledged);
        Assert.DoesNotContain(acknowledged, post => !copied.ContainsKey(post.Description));
        Assert.DoesNotContain(copied, row => row.Value != sent[row.Key].Size);
        await clients.CheckAsync(Ledger);
    }

    [Fact]
    public async Task A_ledger_that_no_server_uses_is_copied_with_what_its_WAL_has()
    {
        using (var killed = await ProgramProcess.ServeAsync(folder, "demo"))
        {
            await new IdempotentPost(Size: 3).SendAsync(killed.Client);
            await killed.KillAsync();
        }

        Assert.Equal(0, (await BackUpAsync()).ExitCode);

        Assert.Equal("3", await SqliteLedger.ExecuteAsync(
            Copy, "SELECT CAST(COUNT(*) AS TEXT) FROM expenses WHERE description LIKE 'Post %'"));
        using var next = await ProgramProcess.ServeAsync(folder, "demo");
        await new IdempotentPost(Size: 1).SendAsync(next.Client);
    }

    [Fact]
    public async Task Stopped_it_says_so_and_leaves_nothing()
    {
        using (var program = await ProgramProcess.ServeAsync(folder, "demo", "--users", "100", "--expenses", "1000",
            $"--ConnectionStrings:BudgetTracker=Data Source={Ledger}"))
        {
            await program.StopAsync();
        }

        // It may be done before the signal comes.
        var (exitCode, errors) = (0, Array.Empty<string>());
        for (var attempt = 0; attempt < 10 && exitCode == 0; attempt++)
        {
            File.Delete(Copy);
            (exitCode, errors) = await ProgramProcess.RunAndStopAsync(
                folder, () => File.Exists(Copy + ".tmp"), "backup", Copy, $"--ConnectionStrings:BudgetTracker=Data Source={Ledger}");
        }

        Assert.Equal(1, exitCode);
        Assert.Contains("backup: nothing was made of ", Assert.Single(errors));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Copy)!));
    }

    [Fact]
    public async Task A_ledger_that_is_not_sound_gives_no_copy()
    {
        await SqliteLedger.MigrateToFirstAsync(Directory.CreateDirectory(Path.GetDirectoryName(Ledger)!).FullName + "/demo.db");
        await SqliteLedger.ExecuteAsync(Ledger, """
            PRAGMA foreign_keys=OFF;
            INSERT INTO expenses (user_id, category_id, description, normalized_description, amount_cents, date, created_at, version)
            VALUES (9, 9, 'Orphan', 'ORPHAN', 1, '2026-01-31', '2026-01-31 00:00:00', 1)
            """);

        await AssertRejectedAsync("is not sound: expenses refer to what is not there.");

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Copy)!));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_leaves_nothing()
    {
        Directory.Delete(Path.GetDirectoryName(Copy)!);
        await SqliteLedger.MigrateToFirstAsync(Directory.CreateDirectory(Path.GetDirectoryName(Ledger)!).FullName + "/demo.db");

        await AssertRejectedAsync("backup: nothing was made of ");

        Assert.False(Directory.Exists(Path.GetDirectoryName(Copy)));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced()
    {
        await SqliteLedger.MigrateToFirstAsync(Directory.CreateDirectory(Path.GetDirectoryName(Ledger)!).FullName + "/demo.db");
        await File.WriteAllTextAsync(Copy, "precious");

        await AssertRejectedAsync("copy.db is there already.");

        Assert.Equal("precious", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_not_made()
    {
        await AssertRejectedAsync("demo.db; ConnectionStrings:BudgetTracker names the ledger.");

        Assert.False(File.Exists(Ledger));
    }

    private async Task AssertRejectedAsync(string message)
    {
        var (exitCode, _, errors) = await BackUpAsync();

        Assert.Contains(message, Assert.Single(errors));
        Assert.Equal(1, exitCode);
    }

    private Task<(int ExitCode, string Output, string[] Errors)> BackUpAsync() =>
        ProgramProcess.RunToEndAsync(folder, "backup", Copy, $"--ConnectionStrings:BudgetTracker=Data Source={Ledger}");

    private static Task<string> ExportAsync(ProgramProcess program) => program.Client.GetStringAsync("/api/export/ledger.ndjson");
}
