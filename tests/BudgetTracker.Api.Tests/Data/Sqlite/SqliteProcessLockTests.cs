using System.Diagnostics;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>One ledger file has one server, whatever name a second one knows the file by.</summary>
[Trait("Runs", "once")]
public sealed class SqliteProcessLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-lock-").FullName;

    private string DemoFile => Path.Combine(folder, "data", "demo.db");

    private string DatabaseFile => Path.Combine(folder, "data", "budget.db");

    private string OtherName => Path.Combine(folder, "elsewhere", "other.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_second_program_that_knows_the_file_by_a_hard_link_is_rejected_and_the_first_goes_on()
    {
        using var first = await ProgramProcess.ServeAsync(folder, "demo");
        Directory.CreateDirectory(Path.GetDirectoryName(OtherName)!);
        using (var link = Process.Start("ln", [DemoFile, OtherName]))
            await link.WaitForExitAsync();

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, Arguments(OtherName));

        Assert.Equal(1, exitCode);
        Assert.Contains("in use", Assert.Single(errors));
        await new IdempotentPost(Size: 1).SendAsync(first.Client);
    }

    [MountFact]
    public async Task A_second_program_that_knows_the_file_by_a_bind_mount_is_rejected_and_the_first_goes_on()
    {
        using var first = await ProgramProcess.ServeAsync(folder, "demo");
        Directory.CreateDirectory(Path.GetDirectoryName(OtherName)!);
        await File.WriteAllTextAsync(OtherName, "");

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(
            folder,
            MountFactAttribute.BindAndRun(DemoFile, OtherName),
            Arguments(OtherName));

        Assert.Equal(1, exitCode);
        Assert.Contains("in use", Assert.Single(errors));
        await new IdempotentPost(Size: 1).SendAsync(first.Client);
    }

    [Fact]
    public async Task A_file_that_was_put_in_the_place_of_the_ledger_is_served_by_the_next_start()
    {
        var restored = Path.Combine(folder, "restored.db");
        await SqliteLedger.MigrateToFirstAsync(restored);
        using (var first = await ProgramProcess.ServeAsync(folder))
            Assert.Equal(0, (await first.StopAsync()).ExitCode);

        File.Move(restored, DatabaseFile, overwrite: true);

        using var next = await ProgramProcess.ServeAsync(folder);
        Assert.Equal("""{"items":[],"nextCursor":null}""", await next.Client.GetStringAsync("/api/users"));
    }

    private static string[] Arguments(string file) =>
        [$"--ConnectionStrings:BudgetTracker=Data Source={file}", "--urls=http://127.0.0.1:0"];
}
