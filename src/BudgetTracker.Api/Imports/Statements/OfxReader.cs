using System.Net;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>OFX 1.x (SGML) and 2.x (XML) alike.</summary>
/// <remarks>
/// One tolerant reader of tags, for banks write XML headers over SGML, and leave closing tags out of both. A value
/// ends at the next tag or at the end of its line.
/// </remarks>
internal static class OfxReader
{
    private static readonly string[] Investments = ["BUY", "SELL", "REINVEST", "INVEXPENSE", "INCOME", "MARGININTEREST", "TRANSFER", "SPLIT"];

    public static Statement Read(string text, StatementOptions options, StatementLimits limits)
    {
        var leftOut = new List<LeftOutLine>();
        var entries = Entries(text, limits, leftOut);
        var amounts = entries.Select(entry => entry.Amount).OfType<string>()
            .Select(cell => AmountText.TryScan(cell, out var amount) ? amount : (AmountText?)null).OfType<AmountText>().ToList();
        var separators = new AmountSeparators(amounts, options.DecimalSeparator, mayMix: true);

        var isUnsigned = amounts.TrueForAll(amount => amount.Sign >= 0);
        var sign = new SignRule(options.Sign, IsContrary(entries, isUnsigned) ? "The signs of the amounts do not fit the types of the entries." : null, amounts);

        return new Statement
        {
            Format = StatementFormat.Ofx,
            Options = options with { DecimalSeparator = separators.Found, DateFormat = "yyyyMMdd", Sign = sign.Found },
            Needs = [.. separators.Needs, .. sign.Needs],
            Rows = [.. entries.Select(entry => RowOf(entry, separators, isUnsigned && entry.IsCredit && sign.Found is not null ? SignRule.AsWritten : sign))],
            LeftOut = leftOut,
        };
    }

    // OFX signs its amounts. Where no debit is negative, the signs are left out, or those of a card.
    private static bool IsContrary(List<OfxEntry> entries, bool isUnsigned)
    {
        var debits = entries.Where(entry => entry.IsDebit && entry.Amount is not null).ToList();
        if (debits.Count > 0)
            return !debits.Exists(entry => entry.IsNegative);

        var negative = entries.Count(entry => entry.IsNegative);

        return isUnsigned ? entries.Exists(entry => !entry.IsCredit) : entries.TrueForAll(entry => entry.IsCard) && negative * 2 <= entries.Count;
    }

    private static StatementRow RowOf(OfxEntry entry, AmountSeparators separators, SignRule sign)
    {
        var (date, error) = entry is { IsPending: true, Date: null } ? (null, null) : DateOf(entry.Date);
        var amount = default(decimal?);
        if (entry.Amount is null || !AmountText.TryScan(entry.Amount, out var scanned))
        {
            error ??= entry.Amount is null ? "The amount is missing." : $"\"{Shown.Of(entry.Amount)}\" is not an amount.";
        }
        else
        {
            (amount, var wrong) = sign.Apply(separators.Read(scanned, entry.Amount));
            error ??= wrong;
        }

        error = entry.Error ?? error;

        return new StatementRow
        {
            Number = entry.Line,
            Raw = entry.Raw,
            Date = date,
            Amount = amount,
            Description = EntryRules.Description([entry.Name ?? entry.Payee, entry.Memo], entry.Type),
            // The id of a correction that names itself is that of the entry which it replaces.
            BankId = entry is { Corrects: true, IsDeletion: false } && entry.Id == entry.CorrectedId ? null : EntryRules.Named(entry.Id, 255),
            Account = EntryRules.Named(entry.Account),
            Currency = entry.Currency is { } code && IsoCurrencies.Contains(code) ? code : null,
            IsPending = entry.IsPending,
            NotSpending = entry.IsDeletion ? "The bank takes back an entry of an earlier file." : EntryRules.NotSpending(amount),
            Note = entry.Corrects && !entry.IsDeletion ? "It replaces an entry of an earlier file."
                : entry.IsCredit && amount < 0 ? $"Its amount is negative although its type is {entry.Type}."
                : null,
            Error = error,
        };
    }

    // The first eight digits, or ten characters, are the day as the bank printed it; the time and its zone move nothing.
    private static (DateOnly? Date, string? Error) DateOf(string? value)
    {
        if (value is null)
            return (null, "The date is missing.");

        var length = value.IndexOf('-', StringComparison.Ordinal) == 4 ? 10 : 8;

        return value.Length >= length && DateText.TryScan(value[..length], out var date) && date is { Order: DateOrder.YearMonthDay, Separator: '\0' or '-' }
            && date.Read(DateOrder.YearMonthDay) is { } day
            ? (day, null)
            : (null, $"\"{Shown.Of(value)}\" is no date of OFX.");
    }

    private static List<OfxEntry> Entries(string text, StatementLimits limits, List<LeftOutLine> leftOut)
    {
        var entries = new List<OfxEntry>();
        string? account = null, currency = null, aggregate = null;
        OfxEntry? entry = null;
        var isCard = false;
        foreach (var tag in OfxTag.All(text))
        {
            var (name, isEnd) = (tag.Name, tag.IsEnd);
            if (name is "STMTTRN" or "STMTTRNP" or "BANKTRANLIST" or "BANKTRANLISTP" or "STMTRS" or "CCSTMTRS" or "OFX")
            {
                Close(entry, tag, text, isEnd && name == entry?.Tag);
                (entry, aggregate) = (null, null);
                if (!isEnd && name is "STMTTRN" or "STMTTRNP")
                {
                    limits.Check(entries.Count + 1);
                    entry = new OfxEntry(name, tag.Line, tag.Start) { Account = account, Currency = currency, IsCard = isCard };
                    entries.Add(entry);
                }
                else if (!isEnd && name is "STMTRS" or "CCSTMTRS")
                {
                    (account, currency, isCard) = (null, null, name == "CCSTMTRS");
                }
            }
            else if (name is "BANKACCTFROM" or "CCACCTFROM" or "INVACCTFROM" or "BANKACCTTO" or "CCACCTTO" or "PAYEE" or "CURRENCY" or "ORIGCURRENCY"
                or "LEDGERBAL" or "AVAILBAL")
            {
                aggregate = isEnd ? null : name;
            }
            else if (entry is not null)
            {
                if (!isEnd)
                    entry.Set(name, tag.Value, aggregate);
            }
            else if (!isEnd && name == "CURDEF")
            {
                currency = tag.Value.ToUpperInvariant();
            }
            else if (!isEnd && name == "ACCTID" && aggregate is "BANKACCTFROM" or "CCACCTFROM" or "INVACCTFROM")
            {
                account = tag.Value;
            }
            else if (!isEnd && Array.Exists(Investments, word => name.StartsWith(word, StringComparison.Ordinal)) && tag.Value.Length == 0)
            {
                limits.Check(leftOut.Count + 1);
                leftOut.Add(new LeftOutLine(tag.Line, $"<{name}>", "An investment is no entry of an account."));
            }
        }

        Close(entry, new OfxTag("", true, "", 0, text.Length, text.Length), text, isOwnEnd: false);

        return entries;
    }

    private static void Close(OfxEntry? entry, OfxTag tag, string text, bool isOwnEnd)
    {
        if (entry is null)
            return;

        entry.Raw = EntryRules.Raw(text.AsSpan(entry.Start, (isOwnEnd ? tag.End : tag.Start) - entry.Start));
        if (tag.Name.Length == 0)
            entry.Error ??= "The file ends within this entry.";
    }

    private sealed class OfxEntry(string tag, int line, int start)
    {
        public string Tag { get; } = tag;

        public int Line { get; } = line;

        public int Start { get; } = start;

        public bool IsPending => Tag == "STMTTRNP";

        public bool IsDebit => Type is "DEBIT" or "DIRECTDEBIT" or "REPEATPMT" or "CHECK" or "POS" or "ATM" or "CASH" or "PAYMENT" or "FEE" or "SRVCHG";

        public bool IsNegative => Amount?.Contains('-', StringComparison.Ordinal) == true;

        public required bool IsCard { get; init; }

        public bool IsCredit => Type is "CREDIT" or "DEP" or "DIRECTDEP" or "INT" or "DIV";

        /// <summary>Whether it is there because an entry of an earlier file was wrong.</summary>
        public bool Corrects { get; private set; }

        public bool IsDeletion { get; private set; }

        public string? CorrectedId { get; private set; }

        public string Raw { get; set; } = "";

        public string? Account { get; init; }

        public string? Currency { get; set; }

        public string? Date { get; private set; }

        public string? Amount { get; private set; }

        public string? Id { get; private set; }

        public string? Name { get; private set; }

        public string? Payee { get; private set; }

        public string? Memo { get; private set; }

        public string? Type { get; private set; }

        public string? Error { get; set; }

        public void Set(string name, string value, string? aggregate)
        {
            if (value.Length == 0)
                return;

            switch (name, aggregate)
            {
                case ("CURSYM", "CURRENCY"):
                    Currency = value.ToUpperInvariant();
                    break;
                case ("NAME", "PAYEE"):
                    Payee = value;
                    break;
                case ("DTPOSTED", _) or ("DTTRAN", _):
                    Date = Once(Date, value, "date");
                    break;
                case ("TRNAMT", _):
                    Amount = Once(Amount, value, "amount");
                    break;
                case ("FITID", _):
                    Id = Once(Id, value, "FITID");
                    break;
                case ("NAME", _):
                    Name ??= value;
                    break;
                case ("MEMO", _):
                    Memo ??= value;
                    break;
                case ("TRNTYPE", _):
                    Type ??= value.ToUpperInvariant();
                    break;
                case ("CORRECTFITID", _):
                    CorrectedId ??= value;
                    break;
                case ("CORRECTACTION", _):
                    (Corrects, IsDeletion) = (true, value.Equals("DELETE", StringComparison.OrdinalIgnoreCase));
                    break;
            }
        }

        private string Once(string? before, string value, string what)
        {
            if (before is not null && before != value)
                Error ??= $"The entry has more than one {what}.";

            return before ?? value;
        }
    }

    /// <summary>A tag, and the text up to the next tag or the end of the line.</summary>
    private readonly record struct OfxTag(string Name, bool IsEnd, string Value, int Line, int Start, int End)
    {
        private const int MaxNameLength = 40;

        public static IEnumerable<OfxTag> All(string text)
        {
            var (line, counted) = (1, 0);
            for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0;)
            {
                var start = at;
                line += text.AsSpan(counted, start - counted).Count('\n');
                counted = start;
                if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
                {
                    at = After(text, "-->", at, line);
                    at = text.IndexOf('<', at);
                    continue;
                }

                var isEnd = at + 1 < text.Length && text[at + 1] == '/';
                var nameAt = isEnd ? at + 2 : at + 1;
                if (nameAt >= text.Length || !char.IsAsciiLetter(text[nameAt]))
                {
                    at = text.IndexOf('<', at + 1);
                    continue;
                }

                var close = text.AsSpan(nameAt, Math.Min(text.Length - nameAt, 400)).IndexOf('>');
                if (close < 0)
                    throw StatementText.At(text, start, "A tag is not closed.");

                var name = text.AsSpan(nameAt, close);
                if (name.IndexOfAny(' ', '/', '\n') is >= 0 and var cut)
                    name = name[..cut];

                if (name.Length > MaxNameLength)
                    throw StatementText.At(text, start, "A tag's name is too long.");

                var (value, next) = ValueAt(text, nameAt + close + 1, line);
                yield return new OfxTag(name.ToString().ToUpperInvariant(), isEnd, value, line, start, nameAt + close + 1);
                at = next;
            }
        }

        private static (string Value, int Next) ValueAt(string text, int at, int line)
        {
            if (string.CompareOrdinal(text, at, "<![CDATA[", 0, 9) == 0)
            {
                var end = After(text, "]]>", at, line);

                return (Cut(text.AsSpan(at + 9, end - 3 - at - 9)).ToString(), text.IndexOf('<', end));
            }

            // A "<" that begins no tag belongs to the value: "A < B".
            var next = text.IndexOf('<', at);
            while (next >= 0 && next + 1 < text.Length && !char.IsAsciiLetter(text[next + 1]) && text[next + 1] is not ('/' or '!' or '?'))
                next = text.IndexOf('<', next + 1);

            var value = text.AsSpan(at, (next < 0 ? text.Length : next) - at);
            var lineEnd = value.IndexOfAny('\r', '\n');
            value = lineEnd < 0 ? value : value[..lineEnd];
            if (value.IsWhiteSpace())
                return ("", next);

            return (WebUtility.HtmlDecode(Cut(value).Trim().ToString()), next);
        }

        private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> value) => value.Length <= 2_000 ? value : value[..2_000];

        private static int After(string text, string end, int at, int line)
        {
            var found = text.IndexOf(end, at, StringComparison.Ordinal);

            return found < 0 ? throw StatementException.At(line, null, $"{end} is missing.") : found + end.Length;
        }
    }
}
