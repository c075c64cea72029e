using System.Text;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Text as headers and words are compared: lower case, without accents, words of letters and digits.</summary>
internal static class FoldedText
{
    private const string Accented = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýÿāăąćčďđēęěğīłńňőœřśşšťţūůűźżžßģķļņėįųșțľĺŕ";
    private const string Plain = "aaaaaaaceeeeiiiidnoooooouuuuyyaaaccddeeegilnnoorsssttuuuzzzsgklneiustllr";

    /// <summary>"Betrag (€)" is "betrag"; "Debit/Credit" is "debit credit".</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            var accent = lower < 128 ? -1 : Accented.IndexOf(lower, StringComparison.Ordinal);
            if (accent >= 0)
                folded.Append(Plain[accent]);
            else if (char.IsLetterOrDigit(lower))
                folded.Append(lower);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}
