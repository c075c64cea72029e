using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests;

/// <summary>The program as a process: how it starts, and how it refuses to.</summary>
public sealed partial class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("Database:MigrateOnStartup", "maybe")]
    [InlineData("Database:CreateIfMissing", "1")]
    [InlineData("Database:Provder", "Sqlite")]
    [InlineData("Swagger:Enabled", "si")]
    [InlineData("ConnectionStrings:BudgetTracker", "Data Source=:memory:")]
    [InlineData("ConnectionStrings:BudgetTracker", "Host=localhost")]
    [InlineData("ConnectionStrings:BudgetTracker", "Data Source=/proc/nowhere/budget.db")]
    [InlineData("ConnectionStrings:BudgetTracker", "Data Source=notes.txt")]
    [InlineData("Diagnostics:RepeatedCommandLimit", "0")]
    [InlineData("Urls", "nonsense")]
    [InlineData("Urls", "http://localhost:99999")]
    public async Task A_wrong_configuration_value_stops_the_start_with_one_line_that_names_the_key(string key, string value)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), new string('x', 8192));

        var (exitCode, _, errors) = await RunToEndAsync($"--{key}={value}");

        Assert.Equal(1, exitCode);
        Assert.Contains(key, Assert.Single(errors));
    }

    [Fact]
    public async Task An_unknown_command_stops_the_start()
    {
        var (exitCode, _, errors) = await RunToEndAsync("dmeo");

        Assert.Equal(1, exitCode);
        Assert.Contains("dmeo", Assert.Single(errors));
    }

    [Fact]
    public async Task A_missing_file_is_not_created_where_that_is_forbidden()
    {
        var (exitCode, _, errors) = await RunToEndAsync("--Database:CreateIfMissing=false");

        Assert.Equal(1, exitCode);
        Assert.Contains("Database:CreateIfMissing", Assert.Single(errors));
        Assert.False(File.Exists(Path.Combine(folder, "data", "budget.db")));
    }

    [Fact]
    public async Task Pending_migrations_stop_the_start_where_they_may_not_be_applied()
    {
        var (exitCode, _, errors) = await RunToEndAsync("--Database:MigrateOnStartup=false");

        Assert.Equal(1, exitCode);
        Assert.Contains("Database:MigrateOnStartup", Assert.Single(errors));
    }

    [Fact]
    public async Task The_demo_fills_an_empty_database_serves_it_and_refuses_one_that_holds_anything()
    {
        using var program = Start("demo", "--urls=http://127.0.0.1:0");
        var log = await ReadUntilAsync(program, "Swagger UI: ");
        var address = Address().Match(log).Groups[1].Value;
        using var client = new HttpClient { BaseAddress = new Uri(address) };

        var alice = await client.GetFromJsonAsync<JsonElement>("/api/users/1/summary");
        var bob = await client.GetFromJsonAsync<JsonElement>("/api/users/2/summary");
        program.Kill();
        await program.WaitForExitAsync();

        Assert.Equal("Alice 116.25: Food 71.25, Transportation 45.00", Describe(alice));
        Assert.Equal("Bob 105.00: Food 55.00, Entertainment 50.00", Describe(bob));
        Assert.Matches("Database: SQLite [0-9.]+ at .*budget.db; journal_mode wal; synchronous full; foreign_keys on; "
            + "migrations applied: .*_Initial", log);
        Assert.True(File.Exists(Path.Combine(folder, "data", "budget.db")));

        var (exitCode, _, errors) = await RunToEndAsync("demo");
        Assert.Equal(1, exitCode);
        Assert.Contains("empty", Assert.Single(errors));
    }

    private static string Describe(JsonElement summary) =>
        $"{summary.GetProperty("name")} {summary.GetProperty("total").GetRawText()}: " + string.Join(", ",
            summary.GetProperty("categories").EnumerateArray()
                .Select(category => $"{category.GetProperty("name")} {category.GetProperty("total").GetRawText()}"));

    private Process Start(params string[] arguments)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        return Process.Start(start)!;
    }

    private async Task<(int ExitCode, string Output, string[] Errors)> RunToEndAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        return (program.ExitCode, await output, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<string> ReadUntilAsync(Process program, string text)
    {
        var log = "";
        while (!log.Contains(text, StringComparison.Ordinal))
        {
            var line = await program.StandardOutput.ReadLineAsync();
            Assert.True(line is not null, $"The program ended: {log}");
            log += line + "\n";
        }

        return log;
    }

    [GeneratedRegex("Swagger UI: (http://[^/]+)/swagger")]
    private static partial Regex Address();
}
