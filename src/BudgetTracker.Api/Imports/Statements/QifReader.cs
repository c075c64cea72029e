namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Quicken Interchange Format: a letter and its value on each line, <c>^</c> after each record.</summary>
internal static class QifReader
{
    private static readonly string[] AccountTypes = ["bank", "cash", "ccard", "oth a", "oth l"];

    // It begins with a line of "!", or its first "^" stands behind two or more lines that each begin with a capital letter, $ or %.
    public static bool IsQif(ReadOnlySpan<char> text)
    {
        var lines = 0;
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty || trimmed[0] == '#')
                continue;

            if (trimmed[0] == '!')
                return true;

            if (trimmed is "^")
                return lines > 1;

            if (++lines > 60 || trimmed[0] is not (>= 'A' and <= 'Z' or '$' or '%'))
                return false;
        }

        return false;
    }

    public static Statement Read(string text, StatementOptions options, StatementLimits limits)
    {
        var leftOut = new List<LeftOutLine>();
        var (entries, isCard, dateFormat) = Entries(text, limits, leftOut);
        var amounts = entries.Select(entry => entry.Amount ?? "")
            .Select(cell => AmountText.TryScan(cell, out var amount) ? amount : (AmountText?)null).OfType<AmountText>().ToList();
        var separators = new AmountSeparators(amounts, options.DecimalSeparator);
        var negative = amounts.Count(amount => amount.Sign < 0);
        var whyOpen = amounts.Count > 0 && negative == 0 ? "No amount is negative, so the file does not say whether these are expenses or income."
            : isCard && (negative * 2 < amounts.Count || (negative * 2 == amounts.Count && !entries.Exists(IsPositivePayment))) ? "Many amounts of a card are positive, so the file does not say whether these are spending."
            : null;
        var sign = new SignRule(options.Sign, whyOpen, amounts);
        var dates = entries.Select(entry => DateText.TryScan(entry.Date ?? "", out var date) ? date : (DateText?)null).OfType<DateText>();
        var orders = new DateOrders(dates, [], options.DateFormat ?? dateFormat);

        return new Statement
        {
            Format = StatementFormat.Qif,
            Options = options with { DecimalSeparator = separators.Found, DateFormat = orders.Format, Sign = sign.Found },
            Needs = [.. orders.Needs, .. separators.Needs, .. sign.Needs],
            Rows = [.. entries.Select(entry => RowOf(entry, orders, separators, sign))],
            LeftOut = leftOut,
        };
    }

    private static bool IsPositivePayment(QifEntry entry) => entry.Payee?.Contains("payment", StringComparison.OrdinalIgnoreCase) == true
        && AmountText.TryScan(entry.Amount ?? "", out var amount) && amount.Sign >= 0;

    private static StatementRow RowOf(QifEntry entry, DateOrders orders, AmountSeparators separators, SignRule sign)
    {
        var (date, error) = orders.Read(entry.Date ?? "");
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

        // L holds a category, with its class behind a slash; in brackets, the other account of a transfer. A split names that of
        // its first part, and the others may have categories.
        var named = (entry.Category ?? "").Trim();
        var isAccount = IsAccount(named);
        var isTransfer = isAccount && !entry.HasSplitCategory;
        var category = isAccount ? named[..(named.IndexOf(']', StringComparison.Ordinal) + 1)] : named.Split('/')[0].Trim();
        var isSplit = entry.Splits.Count > 1;

        return new StatementRow
        {
            Number = entry.Line,
            Raw = entry.Raw,
            Date = date,
            Amount = amount,
            Description = EntryRules.Description([entry.Payee, entry.Memo], category),
            Account = EntryRules.Named(entry.Account),
            Category = isAccount || isSplit ? null : EntryRules.Named(category),
            NotSpending = isTransfer && amount != 0
                ? $"A transfer to or from {Shown.Of(category[1..^1])}."
                : EntryRules.NotSpending(amount),
            Note = isSplit ? "Split into " + string.Join(", ", entry.Splits.Take(5).Select(Shown.Of)) + "." : null,
            Error = entry.Error ?? error,
        };
    }

    private static bool IsAccount(string named) => named.StartsWith('[') && named.Contains(']', StringComparison.Ordinal);

    private static (List<QifEntry> Entries, bool IsCard, string? DateFormat) Entries(string text, StatementLimits limits, List<LeftOutLine> leftOut)
    {
        var entries = new List<QifEntry>();
        var (section, account, order) = ("bank", default(string), default(string));
        QifEntry? entry = null;
        var isCard = true;
        var (number, start) = (0, 0);
        while (start < text.Length)
        {
            number++;
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            if (end - start > StatementLimits.RecordLength)
                throw StatementException.At(number, StatementLimits.RecordLength, "The line is too long.");

            var line = text.AsSpan(start, end - start).Trim();
            var lineStart = start;
            start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
            if (line.IsEmpty)
                continue;

            if (line[0] == '!')
            {
                Unfinished(entry);
                entry = null;
                var name = line[1..].Trim().ToString().ToLowerInvariant();
                if (name.StartsWith("option:", StringComparison.Ordinal))
                    order = name switch { "option:mdy" => "MM/dd/yy|MM-dd-yy|MM.dd.yy", "option:dmy" => "dd/MM/yy|dd-MM-yy|dd.MM.yy", _ => order };
                else if (name.StartsWith("type:", StringComparison.Ordinal) || name == "account")
                    section = name == "account" ? name : name[5..].Trim();
            }
            else if (line[0] == '^')
            {
                if (entry is not null)
                    entry.Raw = EntryRules.Raw(text.AsSpan(entry.Start, lineStart - entry.Start));

                entry = null;
            }
            else if (section == "account")
            {
                if (line[0] == 'N')
                    account = line[1..].Trim().ToString();
            }
            else if (Array.IndexOf(AccountTypes, section) >= 0)
            {
                if (entry is null)
                {
                    limits.Check(entries.Count + 1);
                    entry = new QifEntry(number, lineStart) { Account = account };
                    entries.Add(entry);
                    isCard &= section == "ccard";
                }

                entry.Set(line[0], line[1..].Trim().ToString());
            }
            else
            {
                leftOut.Add(new LeftOutLine(number, EntryRules.Raw(line), $"The section {Shown.Of(section)} holds no entries of an account."));
            }

            if (leftOut.Count > limits.MaxRows)
                throw new StatementException($"More than {limits.MaxRows} lines are no entries of an account.");
        }

        Unfinished(entry);

        return (entries, isCard, order);

        void Unfinished(QifEntry? open)
        {
            if (open is null)
                return;

            open.Raw = EntryRules.Raw(text.AsSpan(open.Start, Math.Min(start, text.Length) - open.Start));
            open.Error = "The record does not end with ^.";
        }
    }

    private sealed class QifEntry(int line, int start)
    {
        // More categories than these are not told apart.
        private const int MostSplits = 10;

        private bool inSplit;
        private string? amount;
        private string? longAmount;

        public int Line { get; } = line;

        public int Start { get; } = start;

        public string Raw { get; set; } = "";

        public string? Account { get; init; }

        public string? Date { get; private set; }

        /// <summary>U repeats T, for amounts that T has no room for.</summary>
        public string? Amount => longAmount ?? amount;

        public string? Payee { get; private set; }

        public string? Memo { get; private set; }

        public string? Category { get; private set; }

        public List<string> Splits { get; } = [];

        /// <summary>Whether a part of a split is no transfer, be it one beyond <see cref="MostSplits"/>.</summary>
        public bool HasSplitCategory { get; private set; }

        public string? Error { get; set; }

        public void Set(char letter, string value)
        {
            inSplit |= letter == 'S';
            HasSplitCategory |= letter == 'S' && !IsAccount(value);
            switch (letter)
            {
                case 'S' when Splits.Count < MostSplits && !Splits.Contains(value):
                    Splits.Add(value);
                    break;
                case 'D' when !inSplit:
                    Date = Once(Date, value, "date");
                    break;

                case 'T' when value.Length > 0:
                    amount = Once(amount, value, "amount");
                    break;
                case 'U' when value.Length > 0:
                    longAmount = Once(longAmount, value, "amount");
                    break;
                case 'P':
                    Payee ??= value;
                    break;
                case 'M' when !inSplit:
                    Memo ??= value;
                    break;
                case 'L' when !inSplit:
                    Category ??= value;
                    break;
            }
        }

        private string Once(string? before, string value, string what)
        {
            if (before is not null && before != value)
                Error ??= $"The record has more than one {what}: a ^ is missing.";

            return before ?? value;
        }
    }
}
