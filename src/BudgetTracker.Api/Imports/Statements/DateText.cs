using System.Buffers;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>A date as it is written, before the order of its parts is known. A time behind it is dropped.</summary>
/// <param name="Separator">What stands between the first two parts; <c>'\0'</c> for eight digits in a row.</param>
/// <param name="Order">The order, where the date itself shows it: a year of four digits first, or a month by name.</param>
/// <param name="HasShortYear">Three numbers of at most two digits: the year could stand at either end.</param>
internal readonly record struct DateText(
    int First, int Second, int Third, char Separator, DateOrder? Order, bool HasShortYear)
{
    /// <summary>The first and the last year that an entry may have.</summary>
    public const int MinYear = 1900, MaxYear = 2199;

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:. +-apmABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The date in this order; null when there is no such day.</summary>
    public DateOnly? Read(DateOrder order)
    {
        var (year, month, day) = (Order ?? order) switch
        {
            DateOrder.DayMonthYear => (Third, Second, First),
            DateOrder.MonthDayYear => (Third, First, Second),
            _ => (First, Second, Third),
        };
        if (HasShortYear)
            year += year < 70 ? 2000 : 1900;

        return year is >= MinYear and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>Whether some order gives a day.</summary>
    public bool IsReadable => Order is { } order
        ? Read(order) is not null
        : Read(DateOrder.DayMonthYear) is not null || Read(DateOrder.MonthDayYear) is not null
            || (HasShortYear && Read(DateOrder.YearMonthDay) is not null);

    public static bool TryScan(string cell, out DateText date)
    {
        date = default;

        // An apostrophe tells a spreadsheet to leave a cell as it is.
        var text = cell.AsSpan().Trim().TrimStart('\'');
        if (text.Length is < 5 or > 40)
            return false;

        var at = 0;
        if (!TryReadPart(text, ref at, out var first))
            return false;

        if (first.Digits == 8)
            return IsTime(text[at..], afterDigits: true) && TryScanCompact(first.Number, out date);

        if (!TryReadSeparator(text, ref at, out var separator) || !TryReadPart(text, ref at, out var second)
            || !TryReadSeparator(text, ref at, out var separator2) || !TryReadPart(text, ref at, out var third))
        {
            return false;
        }

        // "2026. 01. 31." ends in its separator.
        if (at < text.Length && text[at] == '.' && separator2 == '.')
            at++;

        return IsTime(text[at..], afterDigits: false) && TryCombine(first, second, third, separator, separator2, out date);
    }

    private static bool TryCombine(Part first, Part second, Part third, char separator, char separator2, out DateText date)
    {
        // Quicken pads a year with a blank: "3/11' 2" is of 2002.
        var newCentury = separator2 == '\'' && third.Digits is 1 or 2;
        var year = newCentury ? 2000 + third.Number : third.Number;
        var hasShortYear = third.Digits <= 2 && !newCentury;
        DateOrder? order = (first, second, third) switch
        {
            ({ Digits: 4 }, { Digits: 1 or 2 }, { Digits: 1 or 2 }) or ({ Digits: 4 }, { IsName: true }, { Digits: 1 or 2 }) =>
                DateOrder.YearMonthDay,
            ({ Digits: 1 or 2 }, { IsName: true }, { Digits: 2 or 4 }) => DateOrder.DayMonthYear,
            ({ IsName: true }, { Digits: 1 or 2 }, { Digits: 2 or 4 }) => DateOrder.MonthDayYear,
            _ => null,
        };
        date = order is null
            ? new(first.Number, second.Number, year, separator, null, hasShortYear)
            : new(first.Number, second.Number, order == DateOrder.YearMonthDay ? third.Number : year,
                separator, order, hasShortYear && order != DateOrder.YearMonthDay);

        // Blanks and commas separate the parts of a date only around the name of a month.
        return order is DateOrder.DayMonthYear or DateOrder.MonthDayYear || (order is not null && second.IsName)
            || ((order is not null || (first.Digits is 1 or 2 && second.Digits is 1 or 2 && (newCentury || third.Digits is 2 or 4)))
                && separator is '/' or '-' or '.' && (separator2 == separator || separator2 == '\''));
    }

    private static bool TryScanCompact(int digits, out DateText date)
    {
        var (front, back) = (digits / 10_000, digits % 10_000);
        date = new(front, back / 100, back % 100, '\0', DateOrder.YearMonthDay, false);

        // 19122026 begins with a year too, but there is no month 20.
        if (!date.IsReadable)
            date = new(front / 100, front % 100, back, '\0', null, false);

        return date.IsReadable;
    }

    private static bool TryReadPart(ReadOnlySpan<char> text, ref int at, out Part part)
    {
        part = default;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 8)
            at++;

        if (at > start)
        {
            part = new Part(int.Parse(text[start..at], System.Globalization.CultureInfo.InvariantCulture), at - start, false);

            return part.Digits is 1 or 2 or 4 or 8;
        }

        while (at < text.Length && char.IsLetter(text[at]))
            at++;

        if (at == start || at - start > 10)
            return false;

        part = new Part(MonthNames.Find(text[start..at].ToString()), 0, true);

        return part.Number > 0;
    }

    // QIF pads with blanks ("2/ 4'19"); "12. März 2019" and "Mar 12, 2019" have a sign and a blank; "31JAN2026" has nothing.
    private static bool TryReadSeparator(ReadOnlySpan<char> text, ref int at, out char separator)
    {
        separator = '\0';
        var start = at;
        while (at < text.Length && text[at] is '/' or '-' or '.' or '\'' or ' ' or ',')
        {
            if (text[at] != ' ')
            {
                if (separator != '\0')
                    return false;

                separator = text[at];
            }

            at++;
        }

        if (separator == '\0')
            separator = ' ';

        return at - start <= 3;
    }

    // 12:04, 12:04:08.123, 12.04, 10:00 PM, T12:04:08+02:00, [-5:EST]: anything made of these, once the first is a blank or a T.
    private static bool IsTime(ReadOnlySpan<char> rest, bool afterDigits)
    {
        if (rest.IsEmpty)
            return true;

        if (rest is "Z" || (rest[0] is '+' or '-' && rest.Length == 6 && rest[3] == ':'))
            return true;

        // 20260131120000.000[-5:EST], as in OFX.
        if (afterDigits)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');

            return digits < 0 ? rest.Length is 4 or 6 : rest[digits] is '.' or '[' && rest[^1] is ']';
        }

        if (rest[0] is not (' ' or 'T' or ',' or '-'))
            return false;

        var time = rest[1..].Trim();
        if (time.Length < 4 || !char.IsAsciiDigit(time[0]) || time.IndexOfAny(':', '.') is not (1 or 2))
            return false;

        return time.IndexOfAnyExcept(TimeCharacters) < 0;
    }

    private readonly record struct Part(int Number, int Digits, bool IsName);
}
