using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BudgetTracker.Api.Data;

/// <summary>Inserts one row by a command that is made once for all rows of its type.</summary>
/// <remarks>SaveChanges makes its commands anew each time.</remarks>
internal sealed class RowInsert
{
    private static readonly ConditionalWeakTable<IEntityType, RowInsert> ByType = [];

    private readonly IProperty key;
    private readonly IProperty[] properties;
    private readonly IRelationalCommand command;

    private RowInsert(IEntityType type, BudgetDbContext db)
    {
        key = type.FindPrimaryKey()!.Properties.Single();
        properties = [.. type.GetProperties().Where(property => property != key)];
        var sql = db.GetService<ISqlGenerationHelper>();
        var columns = properties.Select(property => sql.DelimitIdentifier(property.GetColumnName()));
        var parameters = properties.Select(property => sql.GenerateParameterName(property.Name));
        var builder = db.GetService<IRelationalCommandBuilderFactory>().Create().Append(
            $"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!)} ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", parameters)}) RETURNING {sql.DelimitIdentifier(key.GetColumnName())}");
        foreach (var property in properties)
        {
            builder.AddParameter(
                property.Name, sql.GenerateParameterName(property.Name), property.GetRelationalTypeMapping(), property.IsNullable);
        }

        command = builder.Build();
    }

    /// <summary>Saves a new entity, which gets its key. It is not tracked.</summary>
    /// <exception cref="DbUpdateException">The database rejected the row.</exception>
    public static async Task RunAsync<TEntity>(BudgetDbContext db, TEntity row)
        where TEntity : class, IVersioned
    {
        row.Version = 1;
        var entry = db.Add(row);
        var insert = ByType.GetValue(entry.Metadata, type => new RowInsert(type, db));
        var values = entry.CurrentValues;
        try
        {
            var id = await insert.ExecuteAsync(db, insert.properties.ToDictionary(p => p.Name, p => values[p]));
            values[insert.key] = Convert.ChangeType(id, insert.key.ClrType, CultureInfo.InvariantCulture);
            entry.State = EntityState.Detached;
        }
        catch (DbException exception)
        {
            throw new DbUpdateException(exception.Message, exception);
        }
    }

    private async Task<object> ExecuteAsync(BudgetDbContext db, Dictionary<string, object?> values)
    {
        var connection = db.GetService<IRelationalConnection>();
        var rented = connection.RentCommand();
        rented.PopulateFrom(command);
        var logger = db.GetService<IRelationalCommandDiagnosticsLogger>();
        object id;
        await using (var reader = await rented.ExecuteReaderAsync(new(connection, values, null, db, logger), CancellationToken.None))
        {
            await reader.ReadAsync();
            id = reader.DbDataReader.GetValue(0);
        }

        connection.ReturnCommand(rented);

        return id;
    }
}
