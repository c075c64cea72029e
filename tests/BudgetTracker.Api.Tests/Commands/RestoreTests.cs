using BudgetTracker.Api.Tests.Export;

namespace BudgetTracker.Api.Tests.Commands;

/// <summary>The verb <c>restore</c> as a process.</summary>
[Trait("Runs", "once")]
public sealed class RestoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-restore-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("restore", "ledger.ndjson")]
    [InlineData("sh", "-c", "\"$@\" restore - < ledger.ndjson", "sh")]
    [InlineData("sh", "-c", "cat ledger.ndjson | \"$@\" restore /dev/stdin", "sh")]
    public async Task A_file_or_standard_input_becomes_the_ledger(params string[] arguments)
    {
        await using var source = new SqliteApi();
        await source.CreateHomeAsync();
        var file = await source.ExportAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "ledger.ndjson"), file);

        var (exitCode, output, errors) = arguments[0] == "sh"
            ? await ProgramProcess.RunToEndAsync(folder, arguments, [])
            : await ProgramProcess.RunToEndAsync(folder, arguments);

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
        Assert.Contains("Restored: 11 rows", output);
        using var program = await ProgramProcess.ServeAsync(folder);
        Assert.Equal(file, await program.Client.GetStringAsync("/api/export/ledger.ndjson"));
    }

    [Fact]
    public async Task A_wrong_line_is_one_line_on_standard_error()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "ledger.ndjson"), "{\"format\":\"budgettracker-ledger\",\"version\":2}\n");

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, "restore", "ledger.ndjson");

        Assert.Equal(
            "restore: nothing was restored: line 1: version: This program reads version 1 of the format, and this is 2.",
            Assert.Single(errors));
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_before_a_ledger_is_made()
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, "restore", "nothing.ndjson");

        Assert.Matches("^restore: .*nothing.ndjson", Assert.Single(errors));
        Assert.Equal(1, exitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
