using BudgetTracker.Api.Http.Problems;

namespace BudgetTracker.Api.Budgets;

/// <summary>Registers what budgets need.</summary>
public static class BudgetsFeature
{
    /// <summary>Adds the queries of budgets, and the problem that a second one is responded to with.</summary>
    public static void AddBudgets(this IServiceCollection services)
    {
        services.AddSingleton<BudgetQueries>();
        services.AddSingleton(new UniqueIndexProblem("ix_budgets_user_id_category_id_period", ApiProblems.BudgetExists));
        services.AddSingleton(new UniqueIndexProblem("ix_budgets_user_id_period", ApiProblems.BudgetExists));
    }
}
