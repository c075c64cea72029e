namespace BudgetTracker.Api.Reports;

/// <summary>Registers what reports need.</summary>
public static class ReportsFeature
{
    /// <summary>Adds the query of summaries.</summary>
    public static void AddReports(this IServiceCollection services) => services.AddSingleton<SummaryQueries>();
}
