using System.Net;
using System.Text;

namespace BudgetTracker.Api.Tests;

[Trait("Runs", "once")]
public sealed class ProgramProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-process-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_a_temporary_folder_an_upload_is_an_error_of_the_server()
    {
        using var program = await ProgramProcess.ServeAsync(
            folder, ["env", "TMPDIR=/nowhere"], typeof(Program).Assembly, ["demo", "--urls=http://127.0.0.1:0"]);
        // More than the framework keeps in memory.
        using var form = BudgetApi.Form(Encoding.UTF8.GetBytes($"Date,Payee,Amount\n2026-01-30,{new string('x', 100_000)},-1.00\n"));

        using var response = await program.Client.PostAsync("/api/users/1/imports", form);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var (_, log) = await program.StopAsync();
        Assert.Contains("/nowhere", log);
    }

    [Fact]
    public async Task A_program_ends_when_the_tests_that_started_it_are_killed()
    {
        using var tests = await ProgramProcess.ServeAsync(folder, typeof(KilledTestHost).Assembly, ["demo"]);
        await tests.Client.GetStringAsync("/health/ready");

        await tests.KillAsync();

        await Wait.UntilConnectionRefusedAsync(tests.Client.BaseAddress!);
    }
}
