using System.Globalization;
using BudgetTracker.Api.Tests.Data.Sqlite;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests;

/// <summary>Kill -9 of a backup or a restore leaves the ledger whole, and no half file under a final name.</summary>
/// <remarks>The environment variable BUDGETTRACKER_CRASH_ROUNDS says how often the program is killed: 3 if not set.</remarks>
[Trait("Runs", "once")]
public sealed class BackupCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Users = 20;
    private const int ExpensesEach = 1000;

    private static readonly int Rounds = TestRounds.Of("BUDGETTRACKER_CRASH_ROUNDS", 3);

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-backup-crash-").FullName;

    private string Ledger => Path.Combine(folder, "data", "budget.db");

    private string Copy => Path.Combine(folder, "copy.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_9_of_the_verb_backup_leaves_a_whole_copy_or_none()
    {
        await MakeLedgerAsync();
        var (made, killed) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            if (await ProgramProcess.RunAndKillAsync(folder, () => File.Exists(Copy + ".tmp"), Later(1000), "backup", Copy))
                killed++;

            if (File.Exists(Copy))
            {
                made++;
                await AssertWholeAsync(Copy);
                File.Delete(Copy);
            }

            await AssertWholeAsync(Ledger);
        }

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, "backup", Copy);
        Assert.True(exitCode == 0, string.Join(' ', errors));
        await AssertWholeAsync(Copy);
        Assert.False(File.Exists(Copy + ".tmp"));
        output.WriteLine($"{Rounds} rounds, {killed} of them ended by the kill: {made} whole copies, {Rounds - made} times none");
    }

    [Fact]
    public async Task Kill_9_of_a_server_that_backs_up_leaves_whole_copies_and_the_next_one_tidies_up()
    {
        await MakeLedgerAsync();
        var copies = Directory.CreateDirectory(Path.Combine(folder, "copies")).FullName;
        var clients = new WritingClients();
        var unfinished = 0;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var copy in Copies())
                File.Delete(copy);

            using var program = await ProgramProcess.ServeAsync(folder, $"--Backup:Folder={copies}");
            await Wait.UntilAsync(() => Directory.EnumerateFiles(copies).Any(), "The backup has begun.");
            await clients.WriteAsync(program.Client, batchSize: 10, program.KillAsync);
            foreach (var copy in Copies())
                await AssertWholeAsync(copy, orMore: true);

            unfinished += Directory.GetFiles(copies).Length - Copies().Length;
        }

        using (await ProgramProcess.ServeAsync(folder, $"--Backup:Folder={copies}"))
        {
            await clients.CheckAsync(Ledger);
            foreach (var copy in Copies())
                File.Delete(copy);
        }

        using var last = await ProgramProcess.ServeAsync(folder, $"--Backup:Folder={copies}");
        await Wait.UntilAsync(() => Directory.GetFiles(copies) is [var only] && Copies() is [var copy] && only == copy, "Only the copy is left.");
        output.WriteLine($"{Rounds} kills, {unfinished} left an unfinished file");

        string[] Copies() => Directory.GetFiles(copies, "*.db");
    }

    [Fact]
    public async Task Kill_9_of_the_verb_restore_leaves_the_whole_ledger_or_an_empty_one()
    {
        await MakeLedgerAsync();
        File.Move(Ledger, Copy);
        var (whole, empty, killed) = (0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Ledger)!))
                File.Delete(file);

            if (await ProgramProcess.RunAndKillAsync(
                folder, () => new FileInfo(Ledger + "-wal") is { Exists: true, Length: > 1_000_000 }, Later(300), "restore", Copy))
            {
                killed++;
            }

            using var program = await ProgramProcess.ServeAsync(folder);
            await program.Client.GetStringAsync("/health/ready");
            var count = await SqliteLedger.ExecuteAsync(Ledger, "SELECT CAST(COUNT(*) AS TEXT) FROM users");
            if (count == "0")
            {
                empty++;
                await program.StopAsync();
                Assert.Empty((await ProgramProcess.RunToEndAsync(folder, "restore", Copy)).Errors);
            }
            else
            {
                whole++;
            }

            await AssertWholeAsync(Ledger);
        }

        await AssertWholeAsync(Copy);
        output.WriteLine($"{Rounds} rounds, {killed} of them ended by the kill: {whole} whole ledgers, {empty} empty ones");
    }

    private static TimeSpan Later(int maxMilliseconds) => TimeSpan.FromMilliseconds(Random.Shared.Next(maxMilliseconds));

    private async Task MakeLedgerAsync()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "demo", "--users", $"{Users}", "--expenses", $"{ExpensesEach}",
            $"--ConnectionStrings:BudgetTracker=Data Source={Ledger}");
        await program.StopAsync();
    }

    private static async Task AssertWholeAsync(string file, bool orMore = false)
    {
        Assert.Equal("ok", await SqliteLedger.ExecuteAsync(file, "PRAGMA integrity_check"));
        Assert.Null(await SqliteLedger.ExecuteAsync(file, "PRAGMA foreign_key_check"));
        var count = long.Parse(
            (await SqliteLedger.ExecuteAsync(file, "SELECT CAST(COUNT(*) AS TEXT) FROM expenses"))!, CultureInfo.InvariantCulture);
        Assert.InRange(count, Users * ExpensesEach, orMore ? long.MaxValue : Users * ExpensesEach);
    }
}
