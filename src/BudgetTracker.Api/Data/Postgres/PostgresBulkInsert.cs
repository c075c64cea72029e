using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>Inserts any number of rows by one command, as they are: with their ids, versions and times.</summary>
internal static class PostgresBulkInsert
{
    public static async Task RunAsync<TEntity>(BudgetDbContext db, IAsyncEnumerable<TEntity> rows)
        where TEntity : class
    {
        var type = db.Model.FindEntityType(typeof(TEntity))!;
        var properties = type.GetProperties().ToList();
        var columns = string.Join(", ", properties.Select(property => property.GetColumnName()));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {type.GetTableName()} ({columns}) FROM STDIN (FORMAT BINARY)");
        await foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var property in properties)
                await WriteAsync(copy, property, property.GetGetter().GetClrValue(row));
        }

        await copy.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, IProperty property, object? value)
    {
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;

        return stored is null ? copy.WriteNullAsync() : copy.WriteAsync(stored, mapping.StoreTypeNameBase);
    }
}
