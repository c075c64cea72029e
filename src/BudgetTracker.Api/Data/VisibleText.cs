using System.Globalization;
using System.Text;

namespace BudgetTracker.Api.Data;

/// <summary>Whether text shows anything.</summary>
/// <remarks>Blanks, zero-width characters and combining marks alone show nothing that a person could tell apart.</remarks>
public static class VisibleText
{
    /// <summary>Whether some character of the text is visible.</summary>
    public static bool Is(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Is(rune))
                return true;
        }

        return false;
    }

    /// <summary>Whether the character leaves a mark of its own.</summary>
    /// <remarks>Unicode counts the fillers of Hangul as letters and the blank of Braille as a symbol; none of them leaves a mark.</remarks>
    public static bool Is(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0)
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
