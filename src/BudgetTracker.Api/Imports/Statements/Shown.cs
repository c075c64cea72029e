namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Text of a file as messages quote it: short, and without control characters.</summary>
internal static class Shown
{
    private const int MaxLength = 60;

    public static string Of(string text) => OneLine.Of(text, MaxLength);
}
