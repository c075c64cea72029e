using System.Collections.Frozen;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Months by name, whole or cut, in the languages of the banks that write them so.</summary>
internal static class MonthNames
{
    // English, German, Dutch, French, Spanish, Italian, Portuguese, Scandinavian, Romanian, Turkish, and some of Polish, Finnish and Hungarian; folded (see FoldedText).
    private static readonly string[] Beginnings =
    [
        "jan ene gen ian oca sty tam", "feb fev sub lut hel", "mar mrt maa mae", "apr abr avr nis kwi huh", "may mai mei mag maj tou", "jun giu juin iun haz cze kes",
        "jul lug juil iul tem lip hei", "aug ago aou agu sie elo", "sep set eyl wrz syy sze", "oct okt ott out eki paz lok", "nov marr kas", "dec dez dic des ara gru jou",
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
