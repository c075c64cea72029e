namespace BudgetTracker.Api.Tests.Access;

/// <summary>A test that needs nginx. Without one it is skipped; with CI=true it is not, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute()
    {
        if (!File.Exists(Nginx.Program) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"There is no {Nginx.Program}: apt-get install nginx.";
    }
}
