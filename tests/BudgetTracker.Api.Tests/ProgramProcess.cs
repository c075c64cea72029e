using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests;

/// <summary>The program as a process of its own that works in a given folder. It ends when the tests do.</summary>
/// <remarks>
/// The environment variable BUDGETTRACKER_TEST_PROGRAM names the file of an installed program, which starts faster: the one that was built
/// with the tests if not set.
/// </remarks>
public sealed partial class ProgramProcess : IDisposable
{
    // The shell starts a watchdog and then becomes the program, so that both have the same process id. Standard input
    // ends when the process of the tests does, however that is killed; the watchdog then kills the program. A line says
    // that there is nothing left to kill. The program itself does not inherit the pipe.
    private const string Watched = """
        exec 3<&0
        (read -r _ <&3 || kill -9 $$) > /dev/null 2>&1 &
        exec "$@" < /dev/null 3<&-
        """;

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly StringBuilder rest = new();
    private Task<string> restOfLog = Task.FromResult("");

    private ProgramProcess(string folder, string[] command)
    {
        process = Process.Start(new ProcessStartInfo("sh", ["-c", Watched, "sh", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it logged until it listened.</summary>
    public string Log { get; private set; } = "";

    /// <summary>A client whose base address is where the program listens.</summary>
    public HttpClient Client { get; } = new() { Timeout = Wait.Limit };

    /// <summary>Starts the program on a free port, and waits until it listens.</summary>
    public static Task<ProgramProcess> ServeAsync(string folder, params string[] arguments) =>
        ServeAsync(folder, environment: [], arguments);

    /// <summary>Starts the program with some environment variables on a free port, and waits until it listens.</summary>
    public static Task<ProgramProcess> ServeAsync(
        string folder,
        IEnumerable<(string Name, string Value)> environment,
        params string[] arguments) =>
        ServeAsync(folder, Env(environment), typeof(Program).Assembly,
        [
            .. arguments,
            "--urls=http://127.0.0.1:0",
            $"--Limits:RequestSeconds={Wait.Limit.TotalSeconds}",
            $"--shutdownTimeoutSeconds={Wait.Limit.TotalSeconds}",
        ]);

    /// <summary>Starts another program that logs the same line when it listens.</summary>
    public static Task<ProgramProcess> ServeAsync(string folder, Assembly assembly, string[] arguments) =>
        ServeAsync(folder, wrapper: [], assembly, arguments);

    /// <summary>Starts it by a command line that ends in running it.</summary>
    public static async Task<ProgramProcess> ServeAsync(string folder, string[] wrapper, Assembly assembly, string[] arguments)
    {
        var program = new ProgramProcess(folder, [.. wrapper, .. CommandOf(assembly), .. arguments]);
        try
        {
            program.Client.BaseAddress = new Uri(await program.ReadAddressAsync());

            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
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
        RunToEndAsync(folder, Env(environment), arguments);

    /// <summary>Starts the program by another one, such as unshare, and waits until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output, string[] Errors)> RunToEndAsync(
        string folder,
        string[] wrapper,
        string[] arguments)
    {
        using var program = new ProgramProcess(folder, [.. wrapper, .. CommandOf(typeof(Program).Assembly), .. arguments]);
        program.restOfLog = program.process.StandardOutput.ReadToEndAsync();
        var exitCode = await program.WaitForExitAsync();

        return (
            exitCode,
            await program.restOfLog,
            (await program.errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Waits until it has printed something.</summary>
    /// <returns>The first match.</returns>
    public async Task<Match> WaitForAsync(Regex printed)
    {
        var match = Match.Empty;
        await Wait.UntilAsync(
            () =>
            {
                lock (rest)
                    match = printed.Match(Log + rest);

                return match.Success;
            },
            $"The program prints {printed}.");

        return match;
    }

    /// <summary>Starts the program, and asks it to stop, with SIGTERM, when a state is reached, unless it ends before.</summary>
    /// <remarks>Not with SIGINT: where a shell starts the tests in the background, it is ignored.</remarks>
    public static async Task<(int ExitCode, string[] Errors)> RunAndStopAsync(string folder, Func<bool> isReached, params string[] arguments)
    {
        using var program = new ProgramProcess(folder, [.. CommandOf(typeof(Program).Assembly), .. arguments]);
        program.restOfLog = program.process.StandardOutput.ReadToEndAsync();
        await Wait.UntilAsync(() => program.process.HasExited || isReached(), "It is time to stop the program.");
        await program.SignalAsync();

        return (await program.WaitForExitAsync(), (await program.errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Starts the program, and kills it with SIGKILL when a state is reached, unless it ends before.</summary>
    /// <returns>Whether it was killed.</returns>
    public static async Task<bool> RunAndKillAsync(string folder, Func<bool> isReached, TimeSpan later, params string[] arguments)
    {
        using var program = new ProgramProcess(folder, [.. CommandOf(typeof(Program).Assembly), .. arguments]);
        program.restOfLog = program.process.StandardOutput.ReadToEndAsync();
        await Wait.UntilAsync(() => program.process.HasExited || isReached(), "It is time to kill the program.");
        await Task.Delay(later);
        program.process.Kill();

        return await program.WaitForExitAsync() == 128 + 9;
    }

    /// <summary>Ends it as a power cut would, with SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        Assert.Equal(128 + 9, await WaitForExitAsync());
    }

    /// <summary>Asks it to stop, with SIGTERM, and waits until it has.</summary>
    /// <returns>The exit code, and all that it logged after it had begun to listen.</returns>
    public async Task<(int ExitCode, string Output)> StopAsync()
    {
        await SignalAsync();

        return (await WaitForExitAsync(), await restOfLog + await errors);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        using (process.StandardInput)
            process.StandardInput.WriteLine();

        process.Dispose();
        Client.Dispose();
    }

    private async Task SignalAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<string> ReadAddressAsync()
    {
        using var limit = KillAfterLimit();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Log += line + "\n";
            if (Address().Match(line) is { Success: true } match)
            {
                restOfLog = ReadRestAsync();

                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException($"The program ended before it listened: {Log}{await errors}");
    }

    private async Task<string> ReadRestAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (rest)
                rest.Append(line).Append('\n');
        }

        return rest.ToString();
    }

    private async Task<int> WaitForExitAsync()
    {
        using var limit = KillAfterLimit();
        await process.WaitForExitAsync();

        return process.ExitCode;
    }

    private CancellationTokenSource KillAfterLimit()
    {
        var limit = new CancellationTokenSource(Wait.Limit);
        limit.Token.Register(process.Kill);

        return limit;
    }

    private static string[] Env(IEnumerable<(string Name, string Value)> environment) =>
        ["env", .. environment.Select(variable => $"{variable.Name}={variable.Value}")];

    private static string[] CommandOf(Assembly assembly) =>
        assembly == typeof(Program).Assembly && Environment.GetEnvironmentVariable("BUDGETTRACKER_TEST_PROGRAM") is { } program
            ? [program]
            : ["dotnet", assembly.Location];

    [GeneratedRegex("Swagger UI: (http://[^/]+)/swagger")]
    private static partial Regex Address();
}
