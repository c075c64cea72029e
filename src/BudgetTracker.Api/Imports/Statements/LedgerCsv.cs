using System.Globalization;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>The format of this program's own CSV export: the one place where its columns and its quoting are said.</summary>
/// <remarks>RFC 4180: comma, CRLF, quotes where needed. Dates are yyyy-MM-dd, amounts are what was spent, with two places.</remarks>
internal static class LedgerCsv
{
    public const string NewLine = "\r\n";

    public const int IdColumn = 0, DateColumn = 1, UserColumn = 2, CategoryColumn = 3, DescriptionColumn = 4, AmountColumn = 5;

    /// <summary>The header, of which the constants are the indexes; a file that begins with exactly these is an export of ours.</summary>
    public static readonly IReadOnlyList<string> Columns = ["id", "date", "user", "category", "description", "amount"];

    public static bool IsHeader(IReadOnlyList<string> cells) => cells.SequenceEqual(Columns, StringComparer.Ordinal);

    /// <summary>One expense, without the line end.</summary>
    /// <param name="email">The owner's.</param>
    public static string Line(long id, DateOnly date, string email, string category, string description, decimal amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{id},{date:yyyy-MM-dd},{Cell(email)},{Cell(category)},{Cell(description)},{amount:0.00}");

    private static string Cell(string text)
    {
        var guarded = SpreadsheetText.Guard(text);

        return guarded.AsSpan().IndexOfAny(",\"\r\n") < 0 ? guarded : $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
