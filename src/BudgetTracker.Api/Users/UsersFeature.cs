using BudgetTracker.Api.Http.Problems;

namespace BudgetTracker.Api.Users;

/// <summary>Registers what users need.</summary>
public static class UsersFeature
{
    /// <summary>Adds who the admins are, and the problem that a taken email address is responded to with.</summary>
    public static void AddUsers(this IServiceCollection services)
    {
        services.AddSingleton<Admins>();
        services.AddSingleton(new UniqueIndexProblem("ix_users_normalized_email", () => ApiProblems.Taken("user", "email")));
    }
}
