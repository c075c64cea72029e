using BudgetTracker.Api.Http.Problems;

namespace BudgetTracker.Api.Categories;

/// <summary>Registers what categories need.</summary>
public static class CategoriesFeature
{
    /// <summary>Adds the problem that a taken name is responded to with.</summary>
    public static void AddCategories(this IServiceCollection services) =>
        services.AddSingleton(new UniqueIndexProblem("ix_categories_normalized_name", () => ApiProblems.Taken("category", "name")));
}
