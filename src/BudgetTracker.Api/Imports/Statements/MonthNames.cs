using System.Collections.Frozen;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Months by name, whole or cut, in the languages of the banks that write them so.</summary>
internal static class MonthNames
{
    // English, German, Dutch, French, Spanish, Italian, Portuguese, Scandinavian; folded (see FoldedText).
    private static readonly string[] Beginnings =
    [
        "jan ene gen", "feb fev", "mar mrt maa mae", "apr abr avr", "may mai mei mag maj", "jun giu juin", "jul lug juil",
        "aug ago aou", "sep set", "oct okt ott out", "nov", "dec dez dic des",
    ];

    private static readonly FrozenDictionary<string, int> Months = Beginnings
        .SelectMany((words, index) => words.Split(' ').Select(word => (word, Month: index + 1)))
        .ToFrozenDictionary(entry => entry.word, entry => entry.Month);

    /// <summary>1 to 12; 0 for what is no month.</summary>
    public static int Find(string word)
    {
        if (word.Length is < 3 or > 10)
            return 0;

        var folded = FoldedText.Of(word);
        if (folded.Length >= 4 && Months.TryGetValue(folded[..4], out var month))
            return month;

        return folded.Length >= 3 && Months.TryGetValue(folded[..3], out month) ? month : 0;
    }
}
