using System.Net.Http.Json;
using BudgetTracker.Api.Tests.Data.Sqlite;

namespace BudgetTracker.Api.Tests;

/// <summary>The program as a process: how it starts, and how it refuses to.</summary>
[Trait("Runs", "once")]
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-start-").FullName;

    private string DatabaseFile => Path.Combine(folder, "data", "budget.db");

    private string DemoFile => Path.Combine(folder, "data", "demo.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_missing_file_is_not_created_where_that_is_forbidden()
    {
        var (exitCode, _, errors) = await RunToEndAsync("--Database:CreateIfMissing=false");

        Assert.Equal(1, exitCode);
        Assert.Contains("Database:CreateIfMissing", Assert.Single(errors));
        Assert.False(File.Exists(DatabaseFile));
    }

    [Fact]
    public async Task A_WAL_without_its_ledger_stops_the_start_and_is_left_as_it_is()
    {
        using (var program = await ProgramProcess.ServeAsync(folder))
        {
            using var user = await program.Client.PostAsJsonAsync("/api/users", new { name = "Alice", email = "alice@example.com" });
            await program.KillAsync();
        }

        var wal = await File.ReadAllBytesAsync($"{DatabaseFile}-wal");
        File.Move(DatabaseFile, $"{DatabaseFile}.aside");

        var (exitCode, _, errors) = await RunToEndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains($"{DatabaseFile}-wal has the newest writes", Assert.Single(errors));
        Assert.False(File.Exists(DatabaseFile));
        Assert.Equal(wal, await File.ReadAllBytesAsync($"{DatabaseFile}-wal"));
    }

    [Fact]
    public async Task A_ledger_that_is_newer_than_the_program_is_rejected()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        await SqliteLedger.MigrateToFirstAsync(DatabaseFile);
        await SqliteLedger.ExecuteAsync(DatabaseFile, """
            INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_FromTheFuture', '99.0.0')
            """);

        var (exitCode, _, errors) = await RunToEndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("99991231235959_FromTheFuture", Assert.Single(errors));
    }

    [Fact]
    public async Task Pending_migrations_stop_the_start_where_they_may_not_be_applied()
    {
        var (exitCode, _, errors) = await RunToEndAsync("--Database:MigrateOnStartup=false");

        Assert.Equal(1, exitCode);
        Assert.Contains("Database:MigrateOnStartup", Assert.Single(errors));
    }

    [Fact]
    public async Task A_second_program_on_the_same_file_is_rejected_with_one_line_and_the_first_goes_on()
    {
        using var first = await ProgramProcess.ServeAsync(folder, "demo");

        var (exitCode, _, errors) = await RunToEndAsync("demo");

        Assert.Equal(1, exitCode);
        Assert.Contains(DemoFile, Assert.Single(errors));
        await new IdempotentPost(Size: 1).SendAsync(first.Client);
    }

    [Fact]
    public async Task A_second_program_that_knows_the_same_file_by_a_link_is_rejected_too()
    {
        using var first = await ProgramProcess.ServeAsync(folder, "demo");
        File.CreateSymbolicLink(Path.Combine(folder, "link.db"), DemoFile);

        var (exitCode, _, errors) = await RunToEndAsync(
            "--ConnectionStrings:BudgetTracker=Data Source=link.db",
            "--urls=http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("in use", Assert.Single(errors));
    }

    [Fact]
    public async Task Kill_9_leaves_nothing_behind_that_rejects_the_next_start()
    {
        using (var killed = await ProgramProcess.ServeAsync(folder, "demo"))
            await killed.KillAsync();

        using var next = await ProgramProcess.ServeAsync(folder, "demo");
        await new IdempotentPost(Size: 1).SendAsync(next.Client);
    }

    private Task<(int ExitCode, string Output, string[] Errors)> RunToEndAsync(params string[] arguments) =>
        ProgramProcess.RunToEndAsync(folder, arguments);
}
