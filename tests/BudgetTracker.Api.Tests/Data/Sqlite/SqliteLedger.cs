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
    private static readonly Lazy<byte[]> Migrated = new(() =>
    {
        var file = Path.GetTempFileName();
        MigrateAsync(file, migrations => migrations.Last()).GetAwaiter().GetResult();
        var ledger = File.ReadAllBytes(file);
        File.Delete(file);

        return ledger;
    });

    /// <summary>Creates an empty ledger of the newest schema: a copy of one, because migrating takes longer.</summary>
    public static void CreateMigrated(string file) => File.WriteAllBytes(file, Migrated.Value);

    /// <summary>Leaves the lock of a process that died while it migrated.</summary>
    public static Task LockMigrationsAsync(string file) => ExecuteAsync(file, """
        CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL);
        INSERT INTO __EFMigrationsLock VALUES (1, '2020-02-29 00:00:00+00:00')
        """);

    public static Task<string> MigrateToFirstAsync(string file) => MigrateAsync(file, migrations => migrations.First());

    public static async Task<string?> ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task<string> MigrateAsync(string file, Func<IEnumerable<string>, string> choose)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<SqliteBudgetDbContext>()
            .UseSqlite($"Data Source={file};Pooling=False")
            .UseApplicationServiceProvider(services)
            .Options;
        await using var db = new SqliteBudgetDbContext(options);
        var migration = choose(db.Database.GetMigrations());
        await db.GetService<IMigrator>().MigrateAsync(migration);

        return migration;
    }
}
