using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Expenses;

/// <summary>Registers what expenses need.</summary>
public static class ExpensesFeature
{
    /// <summary>Adds the queries of expenses, their entry, and how they are written as JSON.</summary>
    public static void AddExpenses(this IServiceCollection services)
    {
        services.AddSingleton<ReferenceQueries>();
        services.AddSingleton<ExpenseQueries>();
        services.AddSingleton<ExpenseCreation>();
        services.Configure<JsonOptions>(json =>
        {
            json.JsonSerializerOptions.Converters.Add(new ExpenseJson.ResponseConverter());
            json.JsonSerializerOptions.Converters.Add(new ExpenseJson.UserExpenseConverter());
        });
    }
}
