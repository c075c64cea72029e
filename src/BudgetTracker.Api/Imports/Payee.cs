using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>Who was paid, as far as a description tells: alike for each purchase from the same payee.</summary>
internal static class Payee
{
    private const int MaxWords = 3;
    private const int MaxDigits = 3;

    /// <summary>
    /// The first three words without case and accents. Days, times, and the numbers of receipts, cards and terminals are no
    /// words. Null where no word is left.
    /// </summary>
    public static string? Of(string description)
    {
        var words = FoldedText.Of(description).Split(' ')
            .Where(word => word.Any(char.IsLetter) && word.Count(char.IsDigit) <= MaxDigits)
            .Take(MaxWords);

        return string.Join(' ', words) is { Length: > 0 } payee ? payee : null;
    }
}
