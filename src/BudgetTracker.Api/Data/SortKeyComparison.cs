using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace BudgetTracker.Api.Data;

/// <summary>Compares a row's sort key and id to those of another row, in SQL: <c>(date, id) &lt; (@date, @id)</c>.</summary>
/// <remarks>
/// PostgreSQL goes straight to that place in an index; SQLite goes to the sort key and steps over the rows that share
/// it, within the index. Said with AND and OR, both would read much more.
/// </remarks>
public static class SortKeyComparison
{
    /// <summary>Whether a row comes before another one in ascending order of days.</summary>
    public static bool IsBefore(DateOnly key, long id, DateOnly otherKey, long otherId) => throw OnlyInQueries();

    /// <summary>Whether a row comes before another one in ascending order of amounts.</summary>
    public static bool IsBefore(decimal key, long id, decimal otherKey, long otherId) => throw OnlyInQueries();

    /// <summary>Whether a row comes after another one in ascending order of days.</summary>
    public static bool IsAfter(DateOnly key, long id, DateOnly otherKey, long otherId) => throw OnlyInQueries();

    /// <summary>Whether a row comes after another one in ascending order of amounts.</summary>
    public static bool IsAfter(decimal key, long id, decimal otherKey, long otherId) => throw OnlyInQueries();

    internal static void Register(ModelBuilder modelBuilder)
    {
        foreach (var method in typeof(SortKeyComparison).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            var comparison = method.Name == nameof(IsBefore) ? ExpressionType.LessThan : ExpressionType.GreaterThan;
            modelBuilder.HasDbFunction(method).HasTranslation(arguments => new SqlBinaryExpression(
                comparison,
                Row(arguments[0], arguments[1]),
                Row(arguments[2], arguments[3]),
                typeof(bool),
                BoolTypeMapping.Default));
        }
    }

    // EF Core has no row values of its own; a function without a name prints as one. It wants a type all the same.
    private static SqlFunctionExpression Row(SqlExpression key, SqlExpression id) =>
        new("", [key, id], nullable: false, argumentsPropagateNullability: [false, false], id.Type, id.TypeMapping);

    private static InvalidOperationException OnlyInQueries() => new("This comparison is for queries only.");
}
