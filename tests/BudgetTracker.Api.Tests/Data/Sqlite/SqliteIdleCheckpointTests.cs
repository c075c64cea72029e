namespace BudgetTracker.Api.Tests.Data.Sqlite;

public sealed class SqliteIdleCheckpointTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public async Task When_nobody_writes_any_more_the_WAL_is_folded_into_the_file()
    {
        await api.CreateUserAsync();
        var before = File.GetLastWriteTimeUtc(api.DatabaseFile);
        await api.CreateUserAsync();

        for (var i = 0; i < 100 && File.GetLastWriteTimeUtc(api.DatabaseFile) == before; i++)
            await Task.Delay(100);

        Assert.NotEqual(before, File.GetLastWriteTimeUtc(api.DatabaseFile));
        await api.CreateUserAsync();
    }
}
