using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace BudgetTracker.Api.Data;

/// <summary>Whose rows a caller may see. It is decided once for each request; every context that serves the request has it.</summary>
/// <remarks>Verbs and background jobs see everything.</remarks>
public sealed class Visibility
{
    /// <summary>The id of no user: whoever may see only this one's rows sees none.</summary>
    public const int Nobody = 0;

    /// <summary>Only the rows of the user with this id; null: everybody's.</summary>
    public int? OnlyUserId { get; set; }

    /// <summary>Whether a row of a user may be seen, in SQL: nothing where everything may be, else <c>user_id = @only</c>.</summary>
    /// <remarks>
    /// EF Core makes one parameter of <c>only == null</c> in a query filter, and with that parameter in its SQL no index
    /// would be used. Translated here, it is a test of the parameter itself, which EF Core leaves out when it makes the SQL.
    /// </remarks>
    public static bool Includes(int? only, int userId) => throw OnlyInQueries();

    /// <summary>Whether everything may be seen, in SQL: nothing where it is so.</summary>
    public static bool IsUnlimited(int? only) => throw OnlyInQueries();

    internal static void Register(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(() => IsUnlimited(default)).HasTranslation(arguments => IsNull(arguments[0]));
        modelBuilder.HasDbFunction(() => Includes(default, default)).HasTranslation(arguments => Binary(
            ExpressionType.OrElse, IsNull(arguments[0]), Binary(ExpressionType.Equal, arguments[1], arguments[0])));
    }

    private static SqlUnaryExpression IsNull(SqlExpression value) =>
        new(ExpressionType.Equal, value, typeof(bool), BoolTypeMapping.Default);

    private static SqlBinaryExpression Binary(ExpressionType type, SqlExpression left, SqlExpression right) =>
        new(type, left, right, typeof(bool), BoolTypeMapping.Default);

    private static InvalidOperationException OnlyInQueries() => new("This is for queries only.");
}
