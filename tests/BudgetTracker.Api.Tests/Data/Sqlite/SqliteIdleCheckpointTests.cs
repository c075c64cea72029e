namespace BudgetTracker.Api.Tests.Data.Sqlite;

[Trait("Runs", "once")]
public sealed class SqliteIdleCheckpointTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public async Task When_writes_cease_the_WAL_is_checkpointed()
    {
        await api.CreateUserAsync();
        var before = File.GetLastWriteTimeUtc(api.DatabaseFile);
        await api.CreateUserAsync();

        await Wait.UntilAsync(() => File.GetLastWriteTimeUtc(api.DatabaseFile) != before, "The file is written.");

        await api.CreateUserAsync();
    }
}
