using System.Text;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Text as the ledger stores it: trimmed, on one line, blanks joined, no control character, cut to a length.</summary>
internal static class OneLine
{
    /// <param name="maxLength">In Unicode code points; no character is cut in half.</param>
    public static string Of(string text, int maxLength)
    {
        if (text.Length <= maxLength && IsPlain(text))
            return text;

        var line = new StringBuilder(Math.Min(text.Length, maxLength));
        var length = 0;
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                blank = line.Length > 0;
                continue;
            }

            if (length + (blank ? 2 : 1) > maxLength)
                break;

            if (blank)
            {
                line.Append(' ');
                length++;
            }

            line.Append(rune.ToString());
            (length, blank) = (length + 1, false);
        }

        return line.ToString();
    }

    /// <summary>Whether the ledger may hold a text as it is, however it came there.</summary>
    /// <param name="maxLength">In Unicode code points.</param>
    public static bool MayStay(string text, int maxLength) =>
        VisibleText.Is(text) && text.Trim().Length == text.Length && !text.Any(char.IsControl) && text.EnumerateRunes().Count() <= maxLength;

    // Most text is fine as it is.
    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ' ? i == 0 || i == text.Length - 1 || text[i + 1] == ' ' : c is < ' ' or > '~')
                return false;
        }

        return true;
    }

    /// <summary>The parts that say something, each once, joined by blanks.</summary>
    public static string Join(int maxLength, params IEnumerable<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            var line = part is null ? "" : Of(part, maxLength);
            if (line.Any(char.IsLetterOrDigit) && !said.Exists(other => other.Contains(line, StringComparison.OrdinalIgnoreCase)))
                said.Add(line);
        }

        return Of(string.Join(" - ", said), maxLength);
    }
}
