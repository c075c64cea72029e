using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace BudgetTracker.Api.Data;

/// <summary>Names columns, keys and indexes in snake_case, for people who open the database by hand.</summary>
internal sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(
        IConventionModelBuilder modelBuilder,
        IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var property in entity.GetDeclaredProperties())
                property.Builder.HasColumnName(SnakeCase(property.GetColumnName()));

            foreach (var key in entity.GetDeclaredKeys())
                key.Builder.HasName(SnakeCase(key.GetName()!));

            foreach (var foreignKey in entity.GetDeclaredForeignKeys())
                foreignKey.Builder.HasConstraintName(SnakeCase(foreignKey.GetConstraintName()!));

            foreach (var index in entity.GetDeclaredIndexes())
                index.Builder.HasDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
