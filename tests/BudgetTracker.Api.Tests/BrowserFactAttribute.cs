namespace BudgetTracker.Api.Tests;

/// <summary>A test that needs Chromium. Without one it is skipped; with CI=true it is not, and fails.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"There is no {Chromium}: apt-get install chromium.";
    }
}
