using System.Net.Http.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>The verb <c>import</c>.</summary>
[Trait("Runs", "once")]
public sealed class ImportCommandTests(ImportCommandTests.AlicesLedger ledger) : IClassFixture<ImportCommandTests.AlicesLedger>
{
    [Fact]
    public async Task A_file_is_previewed_and_committed_from_a_shell_without_a_word_of_progress()
    {
        await ledger.WriteAsync("bank.csv", Csv.WithCategories("2026-01-30,Shop,Food,-12.50", "2026-01-31,Salary,,1500.00", "2026-01-31,Zoo,Fun,-9.00"));

        var preview = await RunAsync("import", "bank.csv", "--user", "ALICE@example.com");
        var incomplete = await RunAsync("import", "bank.csv", "--user", "alice@example.com", "--commit");
        var committed = await RunAsync("import", "bank.csv", "--user", "alice@example.com", "--commit", "--option", "createCategories=true");
        var again = await RunAsync("import", "bank.csv", "--user", "alice@example.com", "--commit");

        Assert.Equal((0, ""), (preview.ExitCode, preview.Errors));
        Assert.Matches(@"new +2 +-21\.50\nnotSpending +1 +1500\.00\nPreview \d+ is kept until \d{4}-\d\d-\d\d\.\n$", preview.Output);
        Assert.Equal(1, incomplete.ExitCode);
        Assert.StartsWith("import: Rows without a category: 2.", incomplete.Errors);
        Assert.Equal((0, ""), (committed.ExitCode, committed.Errors));
        Assert.EndsWith("Committed: 2 expenses created, 0 rows linked.\n", committed.Output);
        Assert.Matches(@"duplicate +2 +-21\.50\n", again.Output);
        Assert.EndsWith("Committed: 0 expenses created, 0 rows linked.\n", again.Output);
    }

    [Fact]
    public async Task Rows_that_match_are_linked_or_created_as_the_person_says()
    {
        await ledger.WriteAsync("first.csv", Csv.WithCategories("2025-01-30,Shop,Matches,-12.50"));
        await ledger.WriteAsync("second.csv", "Date;Payee;Category;Amount\n2025-01-30;Shop;Matches;-12.50\n");
        string[] commit = ["--user", "alice@example.com", "--commit"];
        Assert.Equal(0, (await RunAsync(["import", "first.csv", .. commit, "--option", "createCategories=true"])).ExitCode);

        var undecided = await RunAsync(["import", "second.csv", .. commit]);
        var linked = await RunAsync(["import", "second.csv", .. commit, "--matches", "link"]);
        var unknown = await RunAsync(["import", "second.csv", .. commit, "--matches", "LINK"]);

        Assert.Equal(1, undecided.ExitCode);
        Assert.StartsWith("import: matches: Must be link or create", undecided.Errors);
        Assert.Matches(@"match +1 +-12\.50\n", linked.Output);
        Assert.EndsWith("Committed: 0 expenses created, 1 rows linked.\n", linked.Output);
        Assert.Equal((1, "--matches must be link or create.\n"), (unknown.ExitCode, unknown.Errors));
    }

    [Theory]
    [InlineData("import: there is no file none.csv.", "none.csv", "--user", "alice@example.com")]
    [InlineData("import: No user has the email address bob@example.com.", "bank.csv", "--user", "bob@example.com")]
    [InlineData("Option '--user' is required.", "bank.csv")]
    [InlineData("import has no option 'dateform'; did you mean dateFormat?", "bank.csv", "--user", "alice@example.com", "--option", "dateform=x")]
    [InlineData("import: the option header has a value that it does not take.", "bank.csv", "--user", "alice@example.com", "--option", "header=x")]
    [InlineData("import: Must be one character, or tab.", "bank.csv", "--user", "alice@example.com", "--option", "delimiter=;;")]
    [InlineData("import: defaultCategoryId: No category has the id 7.", "bank.csv", "--user", "alice@example.com", "--option", "defaultCategoryId=7")]
    [InlineData("import: This is a picture.", "picture.csv", "--user", "alice@example.com")]
    [InlineData("import: --matches goes with --commit only.", "bank.csv", "--user", "alice@example.com", "--matches", "link")]
    public async Task What_is_unknown_or_wrong_is_rejected_in_one_line(string expected, params string[] arguments)
    {
        await ledger.WriteAsync("bank.csv", Csv.Of("2026-01-30,Shop,-12.50"));
        await ledger.WriteAsync("picture.csv", "GIF89a");

        var (exitCode, _, errors) = await RunAsync(["import", .. arguments]);

        Assert.Equal((1, expected + "\n"), (exitCode, errors));
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await ProgramProcess.RunToEndAsync(ledger.Folder, [.. arguments, "--Logging:LogLevel:Default=Error"]);

        return (exitCode, output, string.Concat(errors.Select(line => line + "\n")));
    }

    /// <summary>A ledger with one user, in a folder of its own.</summary>
    public sealed class AlicesLedger : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("budgettracker-import-").FullName;

        public async Task InitializeAsync()
        {
            using var program = await ProgramProcess.ServeAsync(Folder);
            using var response = await program.Client.PostAsJsonAsync("/api/users", new { email = "alice@example.com", name = "Alice" });
            response.EnsureSuccessStatusCode();
            await program.StopAsync();
        }

        public Task DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);

            return Task.CompletedTask;
        }

        public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);
    }
}
