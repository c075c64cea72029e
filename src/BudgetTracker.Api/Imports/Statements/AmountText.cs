using System.Buffers;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>An amount as it is written, before its decimal separator is known.</summary>
/// <param name="Digits">Digits and separators, nothing else.</param>
/// <param name="Sign">-1, +1, or 0 where none is written.</param>
/// <param name="Currency">The ISO 4217 code beside it, or of its sign where that is certain.</param>
/// <param name="IsMarked">Whether DR, CR or the like gives the sign: then it means money out or in, whatever other signs mean.</param>
internal readonly record struct AmountText(string Digits, int Sign, string? Currency, bool IsMarked = false)
{
    private const int MaxLength = 40;

    private static readonly SearchValues<char> Dashes = SearchValues.Create(" -\u2013\u2014\u2212\u00a0");

    public bool IsZero => !Digits.AsSpan().ContainsAnyInRange('1', '9');

    /// <summary>The decimal separator that this amount proves; null when it could be either.</summary>
    public char? ProvenSeparator
    {
        get
        {
            var (dot, comma) = (Digits.LastIndexOf('.'), Digits.LastIndexOf(','));
            if (dot < 0 && comma < 0)
                return null;

            if (dot >= 0 && comma >= 0)
                return dot > comma ? '.' : ',';

            var (separator, last) = dot >= 0 ? ('.', dot) : (',', comma);
            if (Digits.IndexOf(separator) != last)
                return separator == '.' ? ',' : '.';

            // 1.234 is open; 12.34, 1234.567, 0.123, .123 and 1'234.567 are not.
            return Digits.Length - last - 1 != 3 || last is 0 or > 3 || Digits[0] == '0' || Digits.AsSpan().ContainsAny(Blanks)
                ? separator
                : null;
        }
    }

    /// <summary>Whether it has one separator with three digits behind it.</summary>
    public bool IsOpen => ProvenSeparator is null && Digits.AsSpan().ContainsAny('.', ',');

    private static ReadOnlySpan<char> Blanks => " \u00a0\u202f\u2009'\u2019";

    /// <summary>Whether a cell stands for no amount: it is empty, or holds dashes alone.</summary>
    public static bool IsBlank(string cell) => cell.AsSpan().IndexOfAnyExcept(Dashes) < 0;

    public static bool TryScan(string cell, out AmountText amount)
    {
        amount = default;
        var text = cell.AsSpan().Trim();
        if (text.Length is 0 or > MaxLength || text.IndexOfAnyInRange('0', '9') < 0)
            return false;

        var first = text.IndexOfAnyInRange('0', '9');
        if (first > 0 && text[first - 1] is '.' or ',')
        {
            // ",50" has no whole part; "Rs.50" has a sign that ends in a dot.
            if (first == 1 || !char.IsLetter(text[first - 2]))
                first--;
        }

        var last = text.LastIndexOfAnyInRange('0', '9') + 1;
        var body = text[first..last];
        foreach (var c in body)
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or ',') && !Blanks.Contains(c))
                return false;
        }

        var sides = default(Sides);
        if (!sides.TryRead(text[..first], before: true) || !sides.TryRead(text[last..], before: false) || !sides.IsComplete)
            return false;

        amount = new AmountText(body.Length == cell.Length ? cell : body.ToString(), sides.Sign, sides.Currency, sides.IsMarked);

        // An amount that neither separator can read is none: 1.23.456, 12 34.
        return amount.Value('.') is not null || amount.Value(',') is not null;
    }

    /// <summary>The value with this decimal separator, its sign applied; null when it cannot be read so.</summary>
    public decimal? Value(char separator)
    {
        var point = Digits.IndexOf(separator);
        if (point != Digits.LastIndexOf(separator))
            return null;

        var whole = point < 0 ? Digits.AsSpan() : Digits.AsSpan(0, point);
        var fraction = point < 0 ? [] : Digits.AsSpan(point + 1);
        if (fraction.IndexOfAnyExceptInRange('0', '9') >= 0 || (point >= 0 && fraction.IsEmpty))
            return null;

        Span<char> plain = stackalloc char[MaxLength + 2];
        var length = 0;
        if (!TryJoinGroups(whole, plain, ref length))
            return null;

        if (point >= 0)
        {
            plain[length++] = '.';
            fraction.CopyTo(plain[length..]);
            length += fraction.Length;
        }

        const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.AllowDecimalPoint;
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (length > 28 || !decimal.TryParse(plain[..length], Style, culture, out var value))
            return null;

        return Sign < 0 ? -value : value;
    }

    // Groups of three, of one separator; or those of India, where only the last has three: 12,34,567.
    private static bool TryJoinGroups(ReadOnlySpan<char> whole, Span<char> plain, ref int length)
    {
        var at = whole.IndexOfAnyExceptInRange('0', '9');
        var group = at < 0 ? '\0' : whole[at];
        var (threes, twos) = (true, group == ',');
        for (var start = 0; ;)
        {
            var end = at < 0 ? whole.Length : at;
            var (digits, isFirst, isLast) = (end - start, start == 0, at < 0);
            if (group != '\0')
            {
                threes &= isFirst ? digits is >= 1 and <= 3 : digits == 3;
                twos &= isLast ? digits == 3 : isFirst ? digits is 1 or 2 : digits == 2;
            }

            whole[start..end].CopyTo(plain[length..]);
            length += digits;
            if (at < 0)
                return threes || twos;

            start = at + 1;
            var next = whole[start..].IndexOfAnyExceptInRange('0', '9');
            at = next < 0 ? -1 : start + next;
            if (at >= 0 && whole[at] != group)
                return false;
        }
    }

    // What stands before and behind the digits: sign, currency, parentheses.
    private struct Sides
    {
        private bool opened;
        private bool closed;
        private bool hasCurrency;

        public int Sign { get; private set; }

        public bool IsMarked { get; private set; }

        public string? Currency { get; private set; }

        public readonly bool IsComplete => opened == closed;

        public bool TryRead(ReadOnlySpan<char> text, bool before)
        {
            for (var i = 0; i < text.Length;)
            {
                var c = text[i];
                if (char.IsWhiteSpace(c) || c is '\u200e' or '\u200f')
                {
                    i++;
                }
                else if (c is '-' or '+' or '\u2212' or '\u2013' or '\ufe63' or '\uff0d')
                {
                    if (!TrySet(c == '+' ? 1 : -1))
                        return false;

                    i++;
                }
                else if (c == '(' && before && !opened && TrySet(-1))
                {
                    (opened, i) = (true, i + 1);
                }
                else if (c == '(' && !before && !opened && text[i..].IndexOf(')') is > 1 and var close)
                {
                    // 12.50(Dr)
                    if (!TrySetWord(text[(i + 1)..(i + close)], before))
                        return false;

                    i += close + 1;
                }
                else if (c == ')' && !before && opened && !closed)
                {
                    (closed, i) = (true, i + 1);
                }
                else if (!TryReadWord(text, ref i, before))
                {
                    return false;
                }
            }

            return true;
        }

        private bool TryReadWord(ReadOnlySpan<char> text, ref int i, bool before)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('-' or '+' or '(' or ')' or '\u2212'))
                i++;

            return TrySetWord(text[start..i], before);
        }

        private bool TrySetWord(ReadOnlySpan<char> text, bool before)
        {
            var word = text.ToString();
            if ((!before && word is "D" or "C" or "S" or "H") || word.ToUpperInvariant() is "DR" or "DR." or "DB" or "CR" or "CR.")
            {
                IsMarked = true;

                return TrySet(word[0] is 'D' or 'd' or 'S' ? -1 : 1);
            }

            if (hasCurrency || !IsoCurrencies.TryGet(word, out var code))
                return false;

            (hasCurrency, Currency) = (true, code);

            return true;
        }

        // A minus may stand beside DR or within parentheses; it may not contradict them.
        private bool TrySet(int sign)
        {
            if (Sign == -sign)
                return false;

            Sign = sign;

            return true;
        }
    }
}
