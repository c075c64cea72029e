namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>The database of another program is left alone.</summary>
[Trait("Runs", "once")]
public sealed class SqliteForeignFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-foreign-").FullName;

    private string DatabaseFile => Path.Combine(folder, "data", "budget.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes VALUES (1, 'Milk')")]
    [InlineData("CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT); INSERT INTO users VALUES (1, 'alice')")]
    [InlineData("PRAGMA journal_mode=WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")]
    [InlineData("""
        CREATE TABLE "__EFMigrationsHistory" (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('20240101000000_Blog', '8.0.0');
        CREATE TABLE posts (id INTEGER PRIMARY KEY)
        """)]
    public async Task The_database_of_another_program_is_rejected_in_one_line_and_not_written_to(string sql)
    {
        await CreateAsync(sql);
        var before = await File.ReadAllBytesAsync(DatabaseFile);

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, "--urls=http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        var error = Assert.Single(errors);
        Assert.Contains("ConnectionStrings:BudgetTracker", error);
        Assert.Contains(DatabaseFile, error);
        Assert.Contains("another program", error);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(DatabaseFile)!, "budget-*"));
    }

    [Theory]
    [InlineData("PRAGMA journal_mode=WAL")] // no table yet
    [InlineData("""
        CREATE TABLE "__EFMigrationsHistory" (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL);
        CREATE TABLE "__EFMigrationsLock" (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)
        """)] // killed during its first start
    public async Task A_database_without_any_tables_of_others_becomes_a_ledger(string sql)
    {
        await CreateAsync(sql);

        using var program = await ProgramProcess.ServeAsync(folder);

        Assert.Equal("""{"items":[],"nextCursor":null}""", await program.Client.GetStringAsync("/api/users"));
    }

    [Fact]
    public async Task An_empty_file_becomes_a_ledger()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        await File.WriteAllBytesAsync(DatabaseFile, []);

        using var program = await ProgramProcess.ServeAsync(folder);

        Assert.Equal("""{"items":[],"nextCursor":null}""", await program.Client.GetStringAsync("/api/users"));
    }

    private async Task CreateAsync(string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        await SqliteLedger.ExecuteAsync(DatabaseFile, sql);
    }
}
