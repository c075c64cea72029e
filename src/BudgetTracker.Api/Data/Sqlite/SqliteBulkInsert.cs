using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Inserts any number of rows by one command: they travel as one JSON parameter.</summary>
internal static class SqliteBulkInsert
{
    private const int MaxCommands = 5;

    // Letters stand for themselves: an escape would take six bytes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Saves new entities, which get their keys in their order and are then tracked as saved.</summary>
    public static async Task RunAsync<TEntity>(BudgetDbContext db, IReadOnlyList<TEntity> entities)
        where TEntity : class, IVersioned
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await InsertAsync(db, entities);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Inserts rows as they are, keys included, by at most five commands, and does not track them.</summary>
    public static async Task InsertAsIsAsync<TEntity>(BudgetDbContext db, IReadOnlyList<TEntity> rows)
        where TEntity : class
    {
        var type = db.Model.FindEntityType(typeof(TEntity))!;
        var properties = type.GetProperties().ToList();
        var sql = Sql(type, properties);

        // In parts, so that not all of them are in memory a second and a third time.
        foreach (var part in rows.Chunk(Math.Max(1000, (rows.Count + MaxCommands - 1) / MaxCommands)))
        {
            var json = Json(part.Select(row => properties.Select(p => Stored(p, p.GetGetter().GetClrValue(row)))));
            await db.Database.ExecuteSqlRawAsync(sql, json);
        }
    }

    private static async Task InsertAsync<TEntity>(BudgetDbContext db, IReadOnlyList<TEntity> entities)
        where TEntity : class, IVersioned
    {
        db.AddRange(entities);
        foreach (var entity in entities)
            entity.Version = 1;

        db.ChangeTracker.DetectChanges();
        var type = db.Model.FindEntityType(typeof(TEntity))!;
        var key = type.FindPrimaryKey()!.Properties.Single();
        var properties = type.GetProperties().Where(property => property != key).ToList();
        var rows = entities.Select(entity =>
        {
            var entry = db.Entry(entity);

            return properties.Select(property => Stored(property, entry.Property(property).CurrentValue));
        });

        // What json_each yields first is inserted first, and AUTOINCREMENT counts up.
        var sql = $"{Sql(type, properties)} RETURNING {key.GetColumnName()} AS Value";
        var keys = await db.Database.SqlQueryRaw<long>(sql, Json(rows)).ToListAsync();

        foreach (var (entity, value) in entities.Zip(keys.Order()))
        {
            var entry = db.Entry(entity);
            entry.Property(key).CurrentValue = Convert.ChangeType(value, key.ClrType, CultureInfo.InvariantCulture);
            entry.State = EntityState.Unchanged;
        }
    }

    private static string Sql(IEntityType type, IReadOnlyList<IProperty> properties) =>
        $"INSERT INTO {type.GetTableName()} ({string.Join(", ", properties.Select(p => p.GetColumnName()))}) "
        + $"SELECT {string.Join(", ", properties.Select((_, i) => $"json_extract(value, '$[{i}]')"))} "
        + "FROM json_each({0}) WHERE true";

    private static string Json(IEnumerable<IEnumerable<object?>> rows) => JsonSerializer.Serialize(rows, Plain);

    // As the driver would bind it.
    private static object? Stored(IProperty property, object? value) => value is DateTime instant
        ? instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        : property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
