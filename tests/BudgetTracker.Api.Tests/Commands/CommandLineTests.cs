namespace BudgetTracker.Api.Tests.Commands;

/// <summary>What the program makes of its arguments before it touches a ledger.</summary>
[Trait("Runs", "once")]
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--help", "copy-to")]
    [InlineData("demo --help", "--expenses")]
    [InlineData("copy-to --help", "connection string")]
    [InlineData("restore --help", "standard input")]
    [InlineData("backup --help", "while a server uses it")]
    [InlineData("--version", "0.0.0-dev")]
    public async Task Help_and_version_need_no_ledger(string arguments, string expected)
    {
        var (exitCode, output, errors) = await ProgramProcess.RunToEndAsync(folder, arguments.Split(' '));

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
        Assert.Contains(expected, output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("dmeo", "There is no command 'dmeo'; did you mean demo?")]
    [InlineData("copyto Host=db", "There is no command 'copyto'; did you mean copy-to?")]
    [InlineData("demo --user 5", "There is no option '--user'; did you mean --users?")]
    [InlineData("--url=http://localhost:0", "There is no option '--url'; did you mean --Urls?")]
    [InlineData("demo 100 100", "demo takes no '100'; demo --help says what it takes.")]
    [InlineData("demo --users 0 --expenses 5", "--users must be a whole number above 0, not '0'.")]
    [InlineData("demo --users 5 --expenses -5", "--expenses must be a whole number above 0, not '-5'.")]
    [InlineData("demo --users many --expenses 5", "--users must be a whole number above 0, not 'many'.")]
    [InlineData("demo --users 5", "demo takes both --users and --expenses, or neither.")]
    [InlineData("copy-to", "Required argument missing for command: 'copy-to'.")]
    [InlineData("copy-to Host=db --Database:Provider=Postgres --ConnectionStrings:BudgetTracker=Host=db;Database=budget",
        "copy-to copies a SQLite file, and Database:Provider is not Sqlite.")]
    [InlineData("backup", "Required argument missing for command: 'backup'.")]
    [InlineData("backup ", "backup: the copy must have a name.")]
    [InlineData("backup copy.db --Database:Provider=Postgres --ConnectionStrings:BudgetTracker=Host=db;Database=budget",
        "backup copies a SQLite file, and Database:Provider is not Sqlite; use pg_dump or pg_basebackup.")]
    [InlineData("migrate --Backup:Folder=copies --Database:Provider=Postgres --ConnectionStrings:BudgetTracker=Host=db;Database=budget",
        "Backup:Folder is for a SQLite file; on PostgreSQL, back up with pg_dump or pg_basebackup.")]
    [InlineData("restore", "Required argument missing for command: 'restore'.")]
    [InlineData("restore a.ndjson b.ndjson", "restore takes no 'b.ndjson'; restore --help says what it takes.")]
    [InlineData("token revoke abc", "id must be a whole number above 0, not 'abc'.")]
    [InlineData("--urls", "--urls needs a value.")]
    [InlineData("migrate --Logging:LogLevel:Default=Loud",
        "The configuration cannot be used: Configuration value 'Loud' is not supported.")]
    public async Task What_is_unknown_or_wrong_is_rejected_in_one_line(string arguments, string expected)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, arguments.Split(' '));

        Assert.Equal(expected, Assert.Single(errors));
        Assert.Equal(1, exitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("copy-to", "copy-to", "Host=db;Database=budget")]
    [InlineData("copy-to", "copy-to", "Database=budget;Host=db")]
    [InlineData("backup", "backup", "/tmp/2026-01-31T12:00:00.db")]
    [InlineData("import", "import", "statement.csv", "--user", "a@b")]
    [InlineData("user list", "user", "list")]
    [InlineData("user password", "user", "password", "--email", "a@b")]
    [InlineData("token list", "token", "list")]
    [InlineData("token revoke", "token", "revoke", "1")]
    [InlineData("token create", "token", "create", "--email", "a@b", "--name", "A:b=c", "--scopes", "read")]
    public async Task A_verb_for_a_ledger_that_is_not_there_makes_none(string verb, params string[] arguments)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, arguments);

        // Verbs whose output is for programs log there, too.
        var error = Assert.Single(errors, line => !line.Contains(" info: ", StringComparison.Ordinal));
        Assert.Matches($"^{verb}: there is no file .*budget.db; ConnectionStrings:BudgetTracker names the ledger.$", error);
        Assert.Equal(1, exitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_imported()
    {
        await ProgramProcess.RunToEndAsync(folder, "user", "add", "--email", "a@b", "--name", "A:b=c");

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, "import", "/proc/self/mem", "--user", "a@b");

        Assert.StartsWith("import: ", Assert.Single(errors));
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData("--ConnectionStrings:BudgetTracker=Data Source=a.db", "migrate")]
    [InlineData("migrate", "--ConnectionStrings:BudgetTracker", "Data Source=a.db", "--urls", "http://localhost:0")]
    [InlineData("migrate", "ConnectionStrings:BudgetTracker=Data Source=a.db")]
    [InlineData("migrate", "--connectionstrings:budgettracker=Data Source=a.db", "/Database:Provider=sqlite")]
    public async Task A_setting_may_stand_before_and_after_a_command_in_every_form(params string[] arguments)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, arguments);

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
        Assert.True(File.Exists(Path.Combine(folder, "a.db")));
    }
}
