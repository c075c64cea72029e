namespace BudgetTracker.Api.Export;

/// <summary>Registers what exports need.</summary>
public static class ExportFeature
{
    /// <summary>Adds the exports, and what keeps their number in bounds.</summary>
    public static void AddExport(this IServiceCollection services)
    {
        services.AddSingleton<Exports>();
        services.AddSingleton<ExpensesCsv>();
    }
}
