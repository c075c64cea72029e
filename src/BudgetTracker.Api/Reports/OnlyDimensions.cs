using System.Linq.Expressions;
using System.Reflection;

namespace BudgetTracker.Api.Reports;

/// <summary>
/// Rewrites a query that groups by every dimension into one that groups by those asked for: the others leave the
/// GROUP BY, so that it can follow an index, and read as their default.
/// </summary>
internal sealed class OnlyDimensions(IReadOnlySet<Dimension> dimensions) : ExpressionVisitor
{
    protected override Expression VisitMemberInit(MemberInitExpression node) =>
        node.Type == typeof(SpendingKey)
            ? base.VisitMemberInit(node.Update(node.NewExpression, node.Bindings.Where(b => IsAskedFor(b.Member))))
            : base.VisitMemberInit(node);

    protected override Expression VisitMember(MemberExpression node) =>
        node.Member.DeclaringType == typeof(SpendingKey) && !IsAskedFor(node.Member)
            ? Expression.Default(node.Type)
            : base.VisitMember(node);

    private bool IsAskedFor(MemberInfo member) => dimensions.Contains(Enum.Parse<Dimension>(member.Name));
}
