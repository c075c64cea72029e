using BudgetTracker.Api.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>A ledger's file, handled from outside the program.</summary>
internal static class SqliteLedger
{
    public static async Task<string> MigrateToFirstAsync(string file)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<SqliteBudgetDbContext>()
            .UseSqlite($"Data Source={file}")
            .UseApplicationServiceProvider(services)
            .Options;
        await using var db = new SqliteBudgetDbContext(options);
        var first = db.Database.GetMigrations().First();
        await db.GetService<IMigrator>().MigrateAsync(first);

        return first;
    }

    public static async Task<string?> ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return (string?)await command.ExecuteScalarAsync();
    }
}
