using System.Globalization;

namespace BudgetTracker.Api.Tests;

/// <summary>How often a test tries something: as often as an environment variable says, for who wants more than the gate does.</summary>
public static class TestRounds
{
    /// <param name="variable">The environment variable.</param>
    /// <param name="standard">How often if it is not set.</param>
    public static int Of(string variable, int standard) =>
        Environment.GetEnvironmentVariable(variable) is { } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : standard;
}
