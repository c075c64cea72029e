using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Budgets;

/// <summary>The graph that is loaded with budgets.</summary>
public static class BudgetGraph
{
    /// <summary>Each budget's category and limits: what its status is worked out from. They are few, so one command.</summary>
    public static IQueryable<Budget> WithCategoryAndLimits(this IQueryable<Budget> budgets) =>
        budgets.Include(b => b.Category).Include(b => b.Limits).AsSingleQuery();
}
