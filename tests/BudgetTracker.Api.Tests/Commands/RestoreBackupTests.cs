using System.Net;
using System.Net.Http.Json;
using BudgetTracker.Api.Tests.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Commands;

/// <summary>The verb <c>restore</c> with what the verb <c>backup</c> made.</summary>
public sealed class RestoreBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-restore-").FullName;

    private string Copy => Path.Combine(folder, "copy.db");

    private string Ledger => Path.Combine(folder, "data", "budget.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_whole_ledger_comes_back_and_goes_on_counting()
    {
        await using var source = new SqliteApi();
        var home = await source.CreateHomeAsync();
        await source.CreateBudgetAsync(home.Alice, home.Food, 300);
        await source.ImportAsync(home.Alice, home.Food, "Date,Payee,Amount\n2025-01-30,Zoë,-1.00\n2025-01-31,Salary,2.00\n");
        await source.UploadAsync(home.Bob, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n");
        await source.DeleteAsync($"/api/users/{await source.CreateUserAsync()}");
        var export = await source.Client.GetStringAsync("/api/export/ledger.ndjson");
        var tables = await TablesOfAsync(source.DatabaseFile);
        await BackUpAsync(source.DatabaseFile);
        var copy = await File.ReadAllBytesAsync(Copy);

        var (exitCode, output, errors) = await RestoreAsync();

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
        Assert.Matches(@"Restored: \d+ rows", output);
        Assert.Equal(copy, await File.ReadAllBytesAsync(Copy));
        Assert.Equal(tables, await TablesOfAsync(Ledger));
        using var program = await ProgramProcess.ServeAsync(folder);
        Assert.Equal(export, await program.Client.GetStringAsync("/api/export/ledger.ndjson"));
        using var created = await program.Client.PostAsJsonAsync("/api/users", new { email = "carol@example.com", name = "Carol" });
        Assert.Equal($"/api/users/{home.Bob + 2}", created.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_request_with_a_key_is_still_a_replay_after_the_restore()
    {
        var post = new IdempotentPost(Size: 1);
        using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
        {
            await post.SendAsync(program.Client);
            await BackUpAsync(Path.Combine(folder, "data", "demo.db"));
        }

        Assert.Equal(0, (await RestoreAsync()).ExitCode);

        using var restored = await ProgramProcess.ServeAsync(folder);
        Assert.True(await post.SendAsync(restored.Client));
    }

    [Fact]
    public async Task Tokens_come_back_and_sessions_do_not()
    {
        await using var source = new SqliteApi();
        var alice = await source.CreateUserAsync();
        await BackUpAsync(source.DatabaseFile);
        await SqliteLedger.ExecuteAsync(Copy, $"""
            INSERT INTO access_tokens (user_id, kind, name, hash, prefix, can_write, created_at, version) VALUES
            ({alice}, 'personal', 'Script', x'01', 'bgt_0001', 1, '2026-01-01 00:00:00', 1),
            ({alice}, 'session', 'Session', x'02', 'bgt_0002', 1, '2026-01-01 00:00:00', 1)
            """);

        Assert.Empty((await RestoreAsync()).Errors);

        Assert.Equal("Script", await SqliteLedger.ExecuteAsync(Ledger, "SELECT group_concat(name) FROM access_tokens"));
    }

    [Fact]
    public async Task A_backup_with_an_older_schema_is_migrated_and_left_as_it_is()
    {
        await SqliteLedger.MigrateToFirstAsync(Copy);
        await SqliteLedger.ExecuteAsync(Copy, "INSERT INTO categories (name, normalized_name, color, version) VALUES ('Food', 'FOOD', '#FF6B6B', 1)");
        var copy = await File.ReadAllBytesAsync(Copy);

        Assert.Empty((await RestoreAsync()).Errors);

        Assert.Equal("Food", await SqliteLedger.ExecuteAsync(Ledger, "SELECT name FROM categories"));
        Assert.Equal(copy, await File.ReadAllBytesAsync(Copy));
    }

    [Fact]
    public async Task A_backup_of_a_ledger_whose_migration_died_does_not_hang_the_restore()
    {
        await SqliteLedger.MigrateToFirstAsync(Copy);
        await SqliteLedger.LockMigrationsAsync(Copy);

        Assert.Empty((await RestoreAsync().WaitAsync(Wait.Limit)).Errors);
    }

    [Fact]
    public async Task A_ledger_whose_users_were_all_deleted_takes_a_backup_with_the_same_idempotency_keys()
    {
        using (var program = await ProgramProcess.ServeAsync(folder))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/users")
            {
                Content = JsonContent.Create(new { email = "alice@example.com", name = "Alice" }),
                Headers = { { "Idempotency-Key", "one" } },
            };
            using var created = await program.Client.SendAsync(request);
            await BackUpAsync(Ledger);
            using var deleted = await program.Client.DeleteAsync(created.Headers.Location);
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }

        Assert.Empty((await RestoreAsync()).Errors);

        Assert.Equal("Alice one", await SqliteLedger.ExecuteAsync(Ledger, "SELECT name || ' ' || key FROM users, idempotency_records"));
    }

    [Fact]
    public async Task A_backup_with_a_newer_schema_is_refused_before_a_ledger_is_made()
    {
        await SqliteLedger.MigrateToFirstAsync(Copy);
        await SqliteLedger.ExecuteAsync(Copy, "INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_FromTheFuture', '99.0.0')");

        await AssertRefusedAsync("has the schema 99991231235959_FromTheFuture, which is newer than this program");
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused_before_a_ledger_is_made()
    {
        await SqliteLedger.ExecuteAsync(Copy, "CREATE TABLE songs (title TEXT)");

        await AssertRefusedAsync("is the database of another program");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_backup_that_was_cut_is_refused_before_a_ledger_is_made(double part)
    {
        using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
            await BackUpAsync(Path.Combine(folder, "data", "demo.db"));

        using (var copy = File.OpenWrite(Copy))
            copy.SetLength((long)(copy.Length * part));

        await AssertRefusedAsync("cannot be used: ");
    }

    [Fact]
    public async Task A_restore_that_is_ended_leaves_no_copy_of_the_ledger()
    {
        using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
            await BackUpAsync(Path.Combine(folder, "data", "demo.db"));

        // Once its copy is there, unless it ends before.
        const string EndIt = """
            "$@" &
            until ls "$TMPDIR"/budgettracker-*/* > /dev/null 2>&1 || ! kill -0 $! 2> /dev/null; do sleep 0.01; done
            kill -TERM $! 2> /dev/null; wait $!
            """;
        var exitCode = 0;
        for (var attempt = 0; attempt < 10 && exitCode == 0; attempt++)
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Ledger)!, "budget.db*"))
                File.Delete(file);

            (exitCode, _, _) = await ProgramProcess.RunToEndAsync(
                folder, ["env", $"TMPDIR={folder}", "sh", "-c", EndIt, "sh"], ["restore", Copy]);
        }

        Assert.NotEqual(0, exitCode);
        Assert.Empty(Directory.GetDirectories(folder, "budgettracker-*"));
    }

    [Fact]
    public async Task Without_a_temporary_folder_nothing_is_restored()
    {
        await SqliteLedger.MigrateToFirstAsync(Copy);

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, ["env", "TMPDIR=/nowhere"], ["restore", Copy]);

        Assert.StartsWith("restore: no folder can be made in /nowhere", Assert.Single(errors));
        Assert.Equal(1, exitCode);
        Assert.False(File.Exists(Ledger));
    }

    [Fact]
    public async Task A_ledger_that_is_not_empty_is_left_as_it_is()
    {
        await using var source = new SqliteApi();
        await source.CreateHomeAsync();
        await BackUpAsync(source.DatabaseFile);
        Assert.Equal(0, (await RestoreAsync()).ExitCode);
        var before = await TablesOfAsync(Ledger);

        var (exitCode, _, errors) = await RestoreAsync();

        Assert.Contains("restore fills an empty ledger only", Assert.Single(errors));
        Assert.Equal(1, exitCode);
        Assert.Equal(before, await TablesOfAsync(Ledger));
    }

    [PostgresFact]
    public async Task On_PostgreSQL_a_backup_is_refused_with_what_to_do_instead()
    {
        using var server = new TestPostgres();
        await SqliteLedger.MigrateToFirstAsync(Copy);

        var (exitCode, _, errors) = await RestoreAsync(
            "--Database:Provider=Postgres", $"--ConnectionStrings:BudgetTracker={server.ConnectionString}");

        Assert.Contains("copy-to", Assert.Single(errors));
        Assert.Equal(1, exitCode);
    }

    private async Task AssertRefusedAsync(string message)
    {
        var (exitCode, _, errors) = await RestoreAsync();

        Assert.Contains(message, Assert.Single(errors));
        Assert.Equal(1, exitCode);
        Assert.False(File.Exists(Ledger));
    }

    private Task<(int ExitCode, string Output, string[] Errors)> RestoreAsync(params string[] settings) =>
        ProgramProcess.RunToEndAsync(folder, ["restore", Copy, .. settings]);

    private async Task BackUpAsync(string ledger)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(
            folder, "backup", Copy, $"--ConnectionStrings:BudgetTracker=Data Source={ledger}");
        Assert.True(exitCode == 0, string.Join(' ', errors));
    }

    // The number of rows of every table, and the last id that each has given.
    private static async Task<string> TablesOfAsync(string file)
    {
        var tables = (await SqliteLedger.ExecuteAsync(
            file, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name)"))!.Split(',');
        var counts = string.Join(" || ' ' || ", tables.Select(table => $"'{table} ' || (SELECT COUNT(*) FROM \"{table}\")"));

        return (await SqliteLedger.ExecuteAsync(file, $"SELECT {counts} || (SELECT json_group_object(name, seq) FROM (SELECT * FROM sqlite_sequence ORDER BY name))"))!;
    }
}
