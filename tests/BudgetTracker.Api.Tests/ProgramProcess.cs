using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests;

/// <summary>The program as a process of its own that works in a given folder.</summary>
public sealed partial class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Command = ["dotnet", typeof(Program).Assembly.Location];

    private readonly Process process;
    private readonly Task<string> errors;
    private Task<string> restOfLog = Task.FromResult("");

    private ProgramProcess(string folder, string[] command)
    {
        process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it logged until it listened.</summary>
    public string Log { get; private set; } = "";

    /// <summary>Talks to it.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Starts the program on a free port, and waits until it listens.</summary>
    public static async Task<ProgramProcess> ServeAsync(string folder, params string[] arguments)
    {
        var program = new ProgramProcess(folder, [.. Command, .. arguments, "--urls=http://127.0.0.1:0"]);
        if (await program.ReadAddressAsync() is { } address)
        {
            program.Client.BaseAddress = new Uri(address);

            return program;
        }

        using (program)
            throw new InvalidOperationException($"The program ended: {program.Log}{await program.errors}");
    }

    /// <summary>Starts the program, and waits until it ends by itself.</summary>
    public static Task<(int ExitCode, string Output, string[] Errors)> RunToEndAsync(
        string folder,
        params string[] arguments) =>
        RunToEndAsync(folder, wrapper: [], arguments);

    /// <summary>Starts the program with some environment variables, and waits until it ends by itself.</summary>
    public static Task<(int ExitCode, string Output, string[] Errors)> RunToEndAsync(
        string folder,
        IEnumerable<(string Name, string Value)> environment,
        params string[] arguments) =>
        RunToEndAsync(folder, ["env", .. environment.Select(variable => $"{variable.Name}={variable.Value}")], arguments);

    /// <summary>Starts the program by another one, such as unshare, and waits until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output, string[] Errors)> RunToEndAsync(
        string folder,
        string[] wrapper,
        string[] arguments)
    {
        using var program = new ProgramProcess(folder, [.. wrapper, .. Command, .. arguments]);
        program.restOfLog = program.process.StandardOutput.ReadToEndAsync();
        var exitCode = await program.WaitAsync();

        return (
            exitCode,
            await program.restOfLog,
            (await program.errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Ends it as a power cut would, with SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        Assert.Equal(128 + 9, await WaitAsync());
    }

    /// <summary>Asks it to stop, with SIGTERM, and waits until it has.</summary>
    /// <returns>The exit code, and all that it said after it had begun to listen.</returns>
    public async Task<(int ExitCode, string Output)> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();

        return (await WaitAsync(), await restOfLog + await errors);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Client.Dispose();
    }

    private async Task<string?> ReadAddressAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var end = timeout.Token.Register(process.Kill);
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            Log += line + "\n";
            if (Address().Match(line) is { Success: true } match)
            {
                restOfLog = process.StandardOutput.ReadToEndAsync(CancellationToken.None);

                return match.Groups[1].Value;
            }
        }

        return null;
    }

    private async Task<int> WaitAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var end = timeout.Token.Register(process.Kill);
        await process.WaitForExitAsync(CancellationToken.None);

        return process.ExitCode;
    }

    [GeneratedRegex("Swagger UI: (http://[^/]+)/swagger")]
    private static partial Regex Address();
}
