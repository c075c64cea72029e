namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Finds which column holds what: by options, then by headers, then by what stands in the cells.</summary>
internal sealed class LayoutFinder(DelimitedTable table, StatementOptions options)
{
    // Every pair of columns of numbers is compared: more columns than these, or more rows, would take too long.
    private const int MostNumbers = 12;
    private const int ProofRows = 500;

    // What money out is called in the books of a bank, and money in in those of its customers.
    private static readonly string[] BookkeepingWords = ["debit", "debits", "debito", "debitos", "debe", "debet", "dare", "soll", "dr"];

    private readonly List<StatementNeed> needs = [];

    private readonly int status = FindStatus(table, options);

    public Layout Find()
    {
        if (table.IsExport && options is { DebitColumn: null, CreditColumn: null, DirectionColumn: null })
            return FindInExport();

        var date = FindDate();
        var layout = new Layout
        {
            Date = date,
            OtherDate = table.Columns.FirstOrDefault(column => column.IsDate && column.Index != date)?.Index ?? -1,
            Direction = FindDirection(),
            Category = Given(options.CategoryColumn, "categoryColumn", ByRole(ColumnRole.Category)),
            Subcategory = ByRole(ColumnRole.Subcategory),
            Id = Given(options.IdColumn, "idColumn", ByRole(ColumnRole.Id)),
            Account = ByRole(ColumnRole.Account),
            Currency = table.Columns.Where(column => column.IsCurrency)
                .OrderBy(column => column.Role == ColumnRole.Currency ? 0 : 1).FirstOrDefault(column => column.Role != ColumnRole.Other)?.Index ?? -1,
            Status = status,
            Transfer = table.Columns.FirstOrDefault(column => column.Role == ColumnRole.Transfer && column.IsFlag)?.Index ?? -1,
            Fee = ByRole(ColumnRole.Fee),
        };
        layout = FindAmounts(layout);

        // Amounts without any sign need a direction, be it one that some rows do not tell.
        if (layout is { Amount: >= 0, Direction: < 0 } && table.Columns[layout.Amount].Negative == 0)
            layout = layout with { Direction = Directions(column => column.IsPartlyDirection && column.Role != ColumnRole.Other).FirstOrDefault()?.Index ?? -1 };

        return FindDescription(layout) with { Needs = needs };
    }

    // Every row of an export is spending, whatever its texts look like.
    private Layout FindInExport()
    {
        var category = Given(options.CategoryColumn, "categoryColumn", LedgerCsv.CategoryColumn);

        return new Layout
        {
            Date = Given(options.DateColumn, "dateColumn", LedgerCsv.DateColumn),
            Amount = Given(options.AmountColumn, "amountColumn", LedgerCsv.AmountColumn),
            Category = category,
            Id = Given(options.IdColumn, "idColumn", LedgerCsv.IdColumn),
            Description = [Given(options.DescriptionColumn, "descriptionColumn", LedgerCsv.DescriptionColumn)],
            DescriptionFallback = [category],
        };
    }

    private int FindDate()
    {
        if (options.DateColumn is not null)
            return table.Find(options.DateColumn, "dateColumn");

        var dates = table.Columns.Where(column => column.IsDate && column.Role != ColumnRole.Other).ToList();
        foreach (var role in (ReadOnlySpan<ColumnRole?>)[ColumnRole.BookingDate, ColumnRole.Date, null])
        {
            if ((dates.Find(column => column.Role == role && column.IsWhole) ?? dates.Find(column => column.Role == role)) is { } found)
                return found.Index;
        }

        // A column of dates under a header that says something else, such as "Started"; the leftmost is the entry's own.
        return (dates.FirstOrDefault() ?? table.Columns.FirstOrDefault(column => column.Dates > 0))?.Index
            ?? throw new StatementException("No column holds dates.", "dateColumn");
    }

    private int FindDirection()
    {
        if (options.DirectionColumn is not null)
        {
            var given = table.Find(options.DirectionColumn, "directionColumn");

            return table.Columns[given].IsDirection || table.Columns[given].IsPartlyDirection ? given : throw new StatementException(
                $"The column {table.NameOf(given)} holds more than words for money out, money in and transfers.", "directionColumn");
        }

        var columns = Directions(column => column.IsDirection && column.Role is not (ColumnRole.Other or ColumnRole.Category)).ToList();

        // Without a header that says so, words must be whole or both be there: a column of D alone may mean anything.
        return (columns.Find(column => column.Role == ColumnRole.Direction || column.Distinct!.All(word => word.Length > 4))
            ?? columns.Find(column => column.Distinct!.Select(word => DirectionWords.Find(word)!.Value.Sign).Distinct().Count() > 1))?.Index ?? -1;
    }

    private IEnumerable<DelimitedColumn> Directions(Func<DelimitedColumn, bool> isOne) =>
        table.Columns.Where(column => isOne(column) && !Describes(table, options, column));

    // A header that says so counts more than words, which a payee or a category may be named with.
    private static int FindStatus(DelimitedTable table, StatementOptions options)
    {
        var columns = table.Columns.Where(column => column.IsStatus).ToList();

        return (columns.Find(column => column.Role == ColumnRole.Status)
            ?? columns.Find(column => column.Role is not (ColumnRole.Payee or ColumnRole.Category or ColumnRole.Subcategory) && !Describes(table, options, column)))
            ?.Index ?? -1;
    }

    // Whether a column says what was paid for, so that no word in it is a status or a direction: by an option, by its header,
    // or as the only text. Some banks write DEBIT and CREDIT under "Details", beside a description.
    private static bool Describes(DelimitedTable table, StatementOptions options, DelimitedColumn column) =>
        column.Index == table.Find(options.DescriptionColumn, "descriptionColumn")
        || column.Role == ColumnRole.Memo
        || (column.Role == ColumnRole.Payee && table.Columns.Count(other => other.Role == ColumnRole.Payee && other.TextLength > 0) < 2)
        || (column.TextLength > 0 && column.Role is not (ColumnRole.Status or ColumnRole.Direction) && !table.Columns.Any(other => other != column && other.TextLength > 0));

    private Layout FindAmounts(Layout layout)
    {
        var balance = table.Columns.FirstOrDefault(column => column.Role == ColumnRole.Balance && column.IsNumber)?.Index ?? -1;
        layout = layout with { Balance = balance };
        if (options.AmountColumn is not null)
            return WithBalance(layout with { Amount = table.Find(options.AmountColumn, "amountColumn") });

        if (options.DebitColumn is not null || options.CreditColumn is not null)
        {
            var (debit, credit) = (table.Find(options.DebitColumn, "debitColumn"), table.Find(options.CreditColumn, "creditColumn"));

            return WithBalance(layout with { Debit = debit >= 0 ? debit : OtherSide(credit), Credit = credit >= 0 ? credit : OtherSide(debit) });
        }

        return ByHeader(layout) ?? ByContent(layout);
    }

    // The balance beside amounts that are given, found as it is beside those that are not.
    private Layout WithBalance(Layout layout)
    {
        if (layout.Balance >= 0)
            return layout;

        var numbers = ByContentNumbers().ToList();
        if (layout.Amount < 0)
            return layout with { Balance = layout is { Debit: >= 0, Credit: >= 0 } ? PairBalances(layout, numbers, layout.Debit, layout.Credit).FirstOrDefault(-1) : -1 };

        RemoveReferences(numbers);

        return RunningBalance(layout, [table.Columns[layout.Amount]], numbers) is { } found ? layout with { Balance = found.Balance.Index }
            : IsAmountThenBalance(numbers) && numbers[0].Index == layout.Amount ? layout with { Balance = numbers[1].Index }
            : layout;
    }

    private Layout? ByHeader(Layout layout)
    {
        var (amounts, debit, credit) = (Numbers(ColumnRole.Amount), Longest(ColumnRole.Debit), Longest(ColumnRole.Credit));
        var sides = debit.Concat(credit).ToList();
        if (amounts.Exists(column => column.NonZero > 0))
            amounts.RemoveAll(column => column.NonZero == 0);

        if (amounts.Count > 0 && (sides.TrueForAll(column => column.Filled == 0) || (amounts.Exists(column => column.IsWhole) && !sides.Exists(column => column.IsWhole))))
            (debit, credit) = ([], []);

        if (debit.Count == 1 && credit.Count == 1)
            return IsBookkeeping(layout, debit[0], credit[0]) ? AskDebit(layout, debit[0], credit[0]) : layout with { Debit = debit[0].Index, Credit = credit[0].Index };

        if (debit.Count + credit.Count == 0)
            return amounts.Count == 0 ? null : OneOf(layout, amounts);

        if (amounts.Count == 0 && debit.Count == 1 && credit.Count == 0)
            return layout with { Debit = debit[0].Index, Credit = OtherSide(debit[0].Index) };

        if (amounts.Count == 0 && credit.Count == 1 && debit.Count == 0 && OtherSide(credit[0].Index) is >= 0 and var other)
            return layout with { Debit = other, Credit = credit[0].Index };

        List<DelimitedColumn> all = [.. amounts, .. debit.Concat(credit).Where(column => column.Numbers > 0)];

        return all.Count > 1 ? AskAmount(layout, all) : null;
    }

    private Layout ByContent(Layout layout)
    {
        var numbers = ByContentNumbers().ToList();
        if (numbers.Count > MostNumbers)
            return AskAmount(layout, numbers);

        if (numbers.Find(IsHalved) is { } halved)
            return AskAmount(layout, [halved], "What stands behind it could be its cents. Then the decimal comma is also the delimiter, and the file cannot be read.");

        if (FindPair(layout, numbers) is { } pair)
            return pair;

        RemoveReferences(numbers);
        if (numbers.Count > 1 && layout.Balance < 0 && RunningBalance(layout, numbers, numbers) is { } found)
            return layout with { Amount = found.Amount.Index, Balance = found.Balance.Index };

        if (layout.Balance < 0 && IsAmountThenBalance(numbers))
            return layout with { Amount = numbers[0].Index, Balance = numbers[1].Index };

        return numbers.Count == 0 ? throw new StatementException("No column holds amounts.", "amountColumn") : OneOf(layout, numbers);
    }

    // The first has signs, the second, to its right, has none and is never empty.
    private bool IsAmountThenBalance(List<DelimitedColumn> numbers) => numbers is [var amount, var balance] && amount.Negative > 0 && balance.Negative == 0
        && amount.Filled == table.Data.Count && balance.Filled == table.Data.Count;

    private static void RemoveReferences(List<DelimitedColumn> numbers)
    {
        if (numbers.Exists(column => !column.IsReference))
            numbers.RemoveAll(column => column.IsReference);
    }

    private IEnumerable<DelimitedColumn> ByContentNumbers() => table.Columns.Where(column => column.IsNumber && column.NonZero > 0
        && column.Role is null or ColumnRole.Amount or ColumnRole.Debit or ColumnRole.Credit or ColumnRole.Direction or ColumnRole.Currency);

    // Columns that hold the same amounts are as good as one; of others, the balance may show which one it is.
    private Layout OneOf(Layout layout, List<DelimitedColumn> columns)
    {
        var different = columns.Where((column, i) =>
            !columns.Where((other, j) => i != j && Covers(other, column) && (j < i || !Covers(column, other))).Any()).ToList();
        if (different.Count > 1 && layout.Balance >= 0
            && different.Where(column => BalanceChain.Fits(Chain(row => Number(row, column.Index), layout.Balance))).ToList() is [var proven])
        {
            different = [proven];
        }

        return different is [var amount] ? layout with { Amount = amount.Index } : AskAmount(layout, different);
    }

    private bool Covers(DelimitedColumn column, DelimitedColumn other) =>
        table.Data.All(row => AmountText.IsBlank(row[other.Index]) || Number(row, column.Index) == Number(row, other.Index));

    // 12,50 in a file whose delimiter is a comma, and that has no header to tell the number of its columns.
    private bool IsHalved(DelimitedColumn column) => column.Header is null && column.Index + 1 < table.Columns.Count && table.Data.All(row =>
        row[column.Index].AsSpan().IndexOfAny('.', ',') < 0 && row[column.Index + 1] is { Length: 2 } cents && cents.All(char.IsAsciiDigit));

    private Layout AskAmount(Layout layout, List<DelimitedColumn> columns, string reason = "More than one column could hold the amount.")
    {
        needs.Add(Need("amountColumn", reason, columns));

        return layout;
    }

    // One of the two is given; the other is the column that fills its gaps.
    private int OtherSide(int given) => Pairs(table.Columns.Where(column => column.IsNumber && column.NonZero > 0).Take(MostNumbers))
        .Where(pair => pair.First.Index == given || pair.Second.Index == given).ToList() is [var (first, second)]
            ? first.Index == given ? second.Index : first.Index
            : -1;

    // Two columns of which each row fills one: money out and money in.
    private IEnumerable<(DelimitedColumn First, DelimitedColumn Second)> Pairs(IEnumerable<DelimitedColumn> numbers) =>
        from first in numbers
        from second in numbers
        where first.Index < second.Index
        where first.NonZero < table.Data.Count && second.NonZero < table.Data.Count
        where first.NonZero + second.NonZero >= table.Data.Count * 0.9
        where table.Data.All(row => IsZero(row[first.Index]) || IsZero(row[second.Index]))
        select (first, second);

    private Layout? FindPair(Layout layout, List<DelimitedColumn> numbers)
    {
        var pairs = Pairs(numbers).ToList();
        var proven = (
            from pair in pairs
            from balance in PairBalances(layout, numbers, pair.First.Index, pair.Second.Index)
            select (pair.First, pair.Second, Balance: balance)).DistinctBy(found => (found.First, found.Second)).ToList();

        // Money out stands first. The other way round, the balance may be what is owed on a card: then it proves nothing.
        if (proven is [var found])
            return layout with { Debit = found.First.Index, Credit = found.Second.Index, Balance = found.Balance };

        pairs.RemoveAll(pair => pair.First.IsReference || pair.Second.IsReference);
        if (pairs is not [var (first, second)])
            return null;

        if (first.Negative > 0 != second.Negative > 0)
            return layout with { Debit = (first.Negative > 0 ? first : second).Index, Credit = (first.Negative > 0 ? second : first).Index };

        needs.Add(Need("debitColumn", "Two columns hold amounts; which of them is money out is not said.", [first, second]));

        return layout;
    }

    private IEnumerable<int> PairBalances(Layout layout, List<DelimitedColumn> numbers, int debit, int credit)
    {
        var order = DelimitedTable.OrderOfTime(table.Data, layout.Date);

        return (layout.Balance >= 0 ? [layout.Balance] : numbers.Select(column => column.Index).Where(column => column != debit && column != credit))
            .Where(balance => BalanceChain.Proves(Chain(row => Math.Abs(Number(row, credit)) - Math.Abs(Number(row, debit)), balance), order));
    }

    // A balance that grows with each debit: the account in its holder's own books, or what is owed on a card.
    private bool IsBookkeeping(Layout layout, DelimitedColumn debit, DelimitedColumn credit) =>
        layout.Balance >= 0 && FoldedText.Of(debit.Header ?? "").Split(' ').Any(BookkeepingWords.Contains)
        && BalanceChain.Proves(Chain(row => Math.Abs(Number(row, debit.Index)) - Math.Abs(Number(row, credit.Index)), layout.Balance), DelimitedTable.OrderOfTime(table.Data, layout.Date));

    private Layout AskDebit(Layout layout, DelimitedColumn debit, DelimitedColumn credit)
    {
        needs.Add(Need("debitColumn", "The balance grows with each debit, so a debit may be money in, as in bookkeeping, or money out, as on a card.", [debit, credit]));

        return layout;
    }

    private (DelimitedColumn Amount, DelimitedColumn Balance)? RunningBalance(
        Layout layout, IEnumerable<DelimitedColumn> amounts, IEnumerable<DelimitedColumn> balances)
    {
        var order = DelimitedTable.OrderOfTime(table.Data, layout.Date);
        var found = (
            from amount in amounts
            from balance in balances
            where amount != balance && balance.Filled * 2 >= table.Data.Count
            let chain = Chain(row => Signed(row, amount.Index, layout.Direction), balance.Index)
            where BalanceChain.Fits(chain) || BalanceChain.Fits(Chain(row => -Signed(row, amount.Index, layout.Direction), balance.Index))
            orderby BalanceChain.Proves(chain, order) descending
            select (amount, balance)).ToList();

        // The balance before and the one after each entry may both be there.
        return found.Select(pair => pair.amount).Distinct().Count() == 1 ? found[0] : null;
    }

    // Only what is booked changes the balance.
    private List<(decimal Amount, decimal? Balance)> Chain(Func<CsvRecord, decimal> amount, int balance) =>
        [.. table.Data.Where(row => !DirectionWords.IsPending(row[status]) && !DirectionWords.IsUndone(row[status])).Take(ProofRows).Select(row => (amount(row), row[balance].Length == 0 ? (decimal?)null : Number(row, balance)))];

    // Only differences matter here, so an amount may be read as its own separators suggest.
    private static decimal Number(CsvRecord row, int column) =>
        AmountText.TryScan(row[column], out var amount) ? amount.Value(amount.ProvenSeparator ?? ',') ?? amount.Value('.') ?? 0 : 0;

    // An amount without a sign has that of the direction column.
    private static decimal Signed(CsvRecord row, int column, int direction) =>
        Number(row, column) is var number && number > 0 && DirectionWords.Find(row[direction])?.Sign == -1 ? -number : number;

    private static bool IsZero(string cell) => cell.AsSpan().IndexOfAnyInRange('1', '9') < 0;

    private Layout FindDescription(Layout layout)
    {
        var taken = new HashSet<int>(layout.Amounts)
        {
            layout.Date, layout.OtherDate, layout.Balance, layout.Direction, layout.Category, layout.Subcategory, layout.Id,
            layout.Account, layout.Currency, layout.Status, layout.Transfer,
        };
        if (options.DescriptionColumn is not null)
            return layout with { Description = [table.Find(options.DescriptionColumn, "descriptionColumn")], DescriptionFallback = Fallback() };

        var free = table.Columns.Where(column => column.Filled > 0 && !column.IsDate && !taken.Contains(column.Index)).ToList();
        int[] named =
        [
            .. free.Where(column => column.Role == ColumnRole.Payee).Select(column => column.Index),
            .. free.Where(column => column.Role == ColumnRole.Memo).Select(column => column.Index),
        ];
        var longest = free.Where(column => column.Role is null or ColumnRole.Type && column.TextLength > 0).MaxBy(column => column.TextLength);

        return layout with
        {
            Description = named.Length > 0 ? named : longest is null ? [] : [longest.Index],
            DescriptionFallback = Fallback(),
        };

        int[] Fallback() =>
        [
            .. new[] { layout.Subcategory, layout.Category, ByRole(ColumnRole.Type) }.Where(column => column >= 0),
            .. table.Columns.Where(column => column.TextLength > 0 && !taken.Contains(column.Index)).Select(column => column.Index),
        ];
    }

    private List<DelimitedColumn> Numbers(ColumnRole role) => [.. table.Columns.Where(column => column.Role == role && column.IsNumber)];

    // One of the two sides may be empty.
    private List<DelimitedColumn> Longest(ColumnRole role)
    {
        var columns = table.Columns.Where(column => column.Role == role && (column.IsNumber || column.Filled == column.Blanks)).ToList();

        return [.. columns.Where(column => column.RoleLength == columns.Max(other => other.RoleLength))];
    }

    private int ByRole(ColumnRole role) => table.Columns.Where(column => column.Role == role && column.Filled > 0).MaxBy(column => column.RoleLength)?.Index ?? -1;

    private int Given(string? name, string option, int otherwise) => name is null ? otherwise : table.Find(name, option);

    private StatementNeed Need(string option, string reason, List<DelimitedColumn> columns) => new(
        option,
        reason,
        [.. columns.Select(column => new StatementChoice(table.NameOf(column.Index), [.. table.Data.Take(3).Select(row => Shown.Of(row[column.Index]))]))]);
}
