using System.Collections.Concurrent;
using System.Linq.Expressions;
using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Query = System.Func<
    BudgetTracker.Api.Data.BudgetDbContext,
    int?,
    int?,
    System.Collections.Generic.IReadOnlyList<int>?,
    string?,
    System.Collections.Generic.IReadOnlyList<string>?,
    System.DateOnly?,
    System.DateOnly?,
    decimal?,
    decimal?,
    string?,
    long,
    System.DateOnly,
    decimal,
    int,
    System.Collections.Generic.IAsyncEnumerable<BudgetTracker.Api.Expenses.ExpenseRow>>;

namespace BudgetTracker.Api.Expenses;

/// <summary>The query of a list, translated to SQL once for all requests with the same filters and order.</summary>
/// <remarks>Otherwise EF Core would take the same query apart for each request, which takes longer than to run it.</remarks>
internal sealed class ExpenseListQuery
{
    // There are a few thousand combinations; those that somebody uses are few.
    private const int MaxQueries = 200;

    private readonly ConcurrentDictionary<Shape, Query> queries = new();

    /// <summary>The rows of a page, and the one after it.</summary>
    public IAsyncEnumerable<ExpenseRow> Run(BudgetDbContext db, ExpenseFilter filter, ExpensePage page)
    {
        if (queries.Count > MaxQueries)
            queries.Clear();

        var query = queries.GetOrAdd(new Shape(filter, page), _ => Compile(db, filter, page));

        return query(
            db,
            filter.UserId,
            filter.OnlyCategoryId,
            filter.CategoryId,
            filter.OnlyCategory,
            filter.NormalizedCategory,
            filter.From,
            filter.To,
            filter.MinAmount,
            filter.MaxAmount,
            filter.NormalizedQ,
            page.AfterId,
            page.AfterDate,
            page.AfterAmount,
            page.Rows);
    }

    private static Query Compile(BudgetDbContext db, ExpenseFilter filter, ExpensePage page)
    {
        var context = Expression.Parameter(typeof(BudgetDbContext));
        ParameterExpression[] values =
        [
            Expression.Parameter(typeof(int?), nameof(filter.UserId)),
            Expression.Parameter(typeof(int?), nameof(filter.OnlyCategoryId)),
            Expression.Parameter(typeof(IReadOnlyList<int>), nameof(filter.CategoryId)),
            Expression.Parameter(typeof(string), nameof(filter.OnlyCategory)),
            Expression.Parameter(typeof(IReadOnlyList<string>), nameof(filter.NormalizedCategory)),
            Expression.Parameter(typeof(DateOnly?), nameof(filter.From)),
            Expression.Parameter(typeof(DateOnly?), nameof(filter.To)),
            Expression.Parameter(typeof(decimal?), nameof(filter.MinAmount)),
            Expression.Parameter(typeof(decimal?), nameof(filter.MaxAmount)),
            Expression.Parameter(typeof(string), nameof(filter.NormalizedQ)),
            Expression.Parameter(typeof(long), nameof(page.AfterId)),
            Expression.Parameter(typeof(DateOnly), nameof(page.AfterDate)),
            Expression.Parameter(typeof(decimal), nameof(page.AfterAmount)),
        ];
        var rows = Expression.Parameter(typeof(int), nameof(page.Rows));
        var list = page.Apply(filter.Apply(db.Expenses)).Select(ExpenseRow.Of).Expression;
        var query = Expression.Lambda<Func<
            BudgetDbContext, int?, int?, IReadOnlyList<int>?, string?, IReadOnlyList<string>?, DateOnly?, DateOnly?, decimal?, decimal?, string?,
            long, DateOnly, decimal, int, IQueryable<ExpenseRow>>>(
            Expression.Call(
                typeof(Queryable), nameof(Queryable.Take), [typeof(ExpenseRow)], new Parameters(context, values).Visit(list), rows),
            [context, .. values, rows]);

        return EF.CompileAsyncQuery(query);
    }

    // What the SQL depends on.
    private readonly record struct Shape(
        bool User,
        int CategoryIds,
        int Categories,
        bool From,
        bool To,
        bool Min,
        bool Max,
        bool Text,
        bool Cursor,
        string Sort)
    {
        public Shape(ExpenseFilter filter, ExpensePage page)
            : this(
                filter.UserId is not null,
                Math.Min(filter.CategoryId?.Count ?? 0, 2),
                Math.Min(filter.Category?.Count ?? 0, 2),
                filter.From is not null,
                filter.To is not null,
                filter.MinAmount is not null,
                filter.MaxAmount is not null,
                filter.Q is not null,
                page.Cursor is not null,
                page.Sort)
        {
        }
    }

    // Puts parameters where the query of one request names its own filter, page and context.
    private sealed class Parameters(ParameterExpression context, ParameterExpression[] values) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression ? Expression.Property(context, nameof(BudgetDbContext.Expenses)) : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression is ConstantExpression { Value: ExpenseFilter or ExpensePage }
                ? values.Single(value => value.Name == node.Member.Name)
                : base.VisitMember(node);
    }
}
