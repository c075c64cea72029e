namespace BudgetTracker.Api.Tests;

/// <summary>What the tests do when they are run as a program: they start the API, and wait to be killed.</summary>
internal static class KilledTestHost
{
    private static async Task Main(string[] arguments)
    {
        using var program = await ProgramProcess.ServeAsync(Environment.CurrentDirectory, arguments);
        Console.WriteLine(program.Log);
        await Task.Delay(Timeout.Infinite);
    }
}
