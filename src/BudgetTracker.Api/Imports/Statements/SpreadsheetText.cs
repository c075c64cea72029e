namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Keeps spreadsheets from running text of an export as a formula, and takes that back at import.</summary>
/// <remarks>
/// Text whose first character is =, +, -, @, a tab or a carriage return gets an apostrophe before it. So does text that
/// looks as if it had got one already, so that every text comes back as it was.
/// </remarks>
internal static class SpreadsheetText
{
    private const string Runs = "=+-@\t\r";

    /// <summary>The text as it stands in an export.</summary>
    public static string Guard(string text) => IsGuardedOrRuns(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string text) => text.StartsWith('\'') && IsGuardedOrRuns(text) ? text[1..] : text;

    private static bool IsGuardedOrRuns(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept('\'');

        return first >= 0 && Runs.Contains(text[first], StringComparison.Ordinal);
    }
}
