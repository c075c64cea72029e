using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

[Trait("Runs", "once")]
public sealed class SqliteSchemaTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public async Task The_schema_says_itself_that_users_cascade_and_categories_restrict()
    {
        var keys = await QueryAsync("SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list('expenses')");

        Assert.Equal(["categories RESTRICT", "imports SET NULL", "users CASCADE"], keys.Order());
        keys = await QueryAsync("SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list('budgets')");
        Assert.Equal(["categories RESTRICT", "users CASCADE"], keys.Order());
    }

    [Fact]
    public async Task Money_is_held_as_whole_cents_and_days_as_text_that_sorts()
    {
        var home = await api.CreateHomeAsync();

        var rows = await QueryAsync(
            $"SELECT typeof(amount_cents) || ' ' || amount_cents || ' ' || date FROM expenses WHERE user_id = {home.Bob}");

        Assert.Equal(["integer 2500 2026-01-12", "integer 3000 2026-01-31", "integer 5000 2026-01-24"], rows.Order());
    }

    [Fact]
    public async Task A_commit_is_on_the_disk_and_foreign_keys_are_watched()
    {
        var pragmas = await QueryAsync(
            "SELECT journal_mode || ' ' || synchronous || ' ' || foreign_keys "
            + "FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys");

        Assert.Equal(["wal 2 1"], pragmas);
    }

    private Task<List<string>> QueryAsync(string sql) => api.UseDatabaseAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));

        return rows;
    });
}
