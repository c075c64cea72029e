namespace BudgetTracker.Api.Tests;

[Trait("Runs", "once")]
public sealed class ProgramProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-process-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_program_ends_when_the_tests_that_started_it_are_killed()
    {
        using var tests = await ProgramProcess.ServeAsync(folder, typeof(KilledTestHost).Assembly, ["demo"]);
        await tests.Client.GetStringAsync("/health/ready");

        await tests.KillAsync();

        await Wait.UntilConnectionRefusedAsync(tests.Client.BaseAddress!);
    }
}
