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
        Assert.False(pendingChanges, "The model has changed: add a migration, as docs/contributing.md says.");
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

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex SnakeCase();
}
