using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Reports;

/// <summary>Registers what reports need.</summary>
public static class ReportsFeature
{
    /// <summary>Adds the query of summaries, and how they are written as JSON.</summary>
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<SummaryQueries>();
        services.Configure<JsonOptions>(json => json.JsonSerializerOptions.Converters.Add(new CategoryTotalConverter()));
    }
}
