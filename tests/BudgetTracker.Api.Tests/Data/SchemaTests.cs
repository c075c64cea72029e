using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Data;

public sealed partial class SchemaTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task The_migrations_lead_from_empty_to_the_model()
    {
        var (pendingMigrations, pendingChanges, applied) = await api.UseDatabaseAsync(async db => (
            await db.Database.GetPendingMigrationsAsync(),
            db.Database.HasPendingModelChanges(),
            await db.Database.GetAppliedMigrationsAsync()));

        Assert.Empty(pendingMigrations);
        Assert.False(pendingChanges, "The model has changed: add a migration, as README.md says.");
        Assert.NotEmpty(applied);
    }

    [Fact]
    public async Task Tables_and_columns_are_in_snake_case()
    {
        var names = await api.UseDatabaseAsync(db => Task.FromResult(db.Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Select(column => column.Name)
                .Concat(table.Indexes.Select(index => index.Name))
                .Append(table.Name))
            .ToList()));

        Assert.Contains("amount_cents", names);
        Assert.All(names, name => Assert.Matches(SnakeCase(), name));
    }

    [Fact]
    public async Task Sqlite_says_itself_that_users_cascade_and_categories_restrict()
    {
        var keys = await QueryAsync("SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list('expenses')");

        Assert.Equal(["categories RESTRICT", "users CASCADE"], keys.Order());
    }

    [Fact]
    public async Task Sqlite_holds_money_as_whole_cents_and_days_as_text_that_sorts()
    {
        var home = await api.CreateHouseholdAsync();

        var rows = await QueryAsync(
            $"SELECT typeof(amount_cents) || ' ' || amount_cents || ' ' || date FROM expenses WHERE user_id = {home.Bob}");

        Assert.Equal(["integer 2500 2026-01-12", "integer 3000 2026-01-31", "integer 5000 2026-01-24"], rows.Order());
    }

    [Fact]
    public async Task Sqlite_writes_to_the_disk_before_it_acknowledges_and_watches_foreign_keys()
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

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex SnakeCase();
}
