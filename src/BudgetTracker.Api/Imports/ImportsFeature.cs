using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Imports;

/// <summary>Registers what imports need.</summary>
public static class ImportsFeature
{
    /// <summary>Reads the section <c>Imports</c>, and adds the steps of an import.</summary>
    public static void AddImports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.ReadSection<ImportsOptions>("Imports"));
        builder.Services.AddSingleton<ImportReader>();
        builder.Services.AddSingleton<ImportPreviews>();
        builder.Services.AddSingleton<PreviewRefresh>();
        builder.Services.AddSingleton<ImportCommits>();
        builder.Services.AddSingleton<ImportUndo>();
    }
}
