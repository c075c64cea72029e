namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Finds which column holds what: by options, then by headers, then by what stands in the cells.</summary>
internal sealed class LayoutFinder(DelimitedTable table, StatementOptions options)
{
    // Every pair of columns of numbers is compared: more columns than these, or more rows, would take too long.
    private const int MostNumbers = 12;
    private const int ProofRows = 500;

    private readonly List<StatementNeed> _needs = [];

    public Layout Find()
    {
        var date = FindDate();
        var layout = new Layout
        {
            Date = date,
            OtherDate = table.Columns.FirstOrDefault(column => column.IsDate && column.Index != date)?.Index ?? -1,
            Direction = FindDirection(),
            Category = Given(options.CategoryColumn, "categoryColumn", ColumnRole.Category),
            Subcategory = ByRole(ColumnRole.Subcategory),
            Id = Given(options.IdColumn, "idColumn", ColumnRole.Id),
            Account = ByRole(ColumnRole.Account),
            Currency = table.Columns.Where(column => column.IsCurrency)
                .OrderBy(column => column.Role == ColumnRole.Currency ? 0 : 1).FirstOrDefault(column => column.Role != ColumnRole.Other)?.Index ?? -1,
            Status = table.Columns.FirstOrDefault(column => column.IsStatus)?.Index ?? -1,
            Fee = ByRole(ColumnRole.Fee),
        };
        layout = FindAmounts(layout);

        return FindDescription(layout) with { Needs = _needs };
    }

    private int FindDate()
    {
        if (options.DateColumn is not null)
            return table.Find(options.DateColumn, "dateColumn");

        var dates = table.Columns.Where(column => column.IsDate && column.Role != ColumnRole.Other).ToList();
        foreach (var role in (ReadOnlySpan<ColumnRole?>)[ColumnRole.BookingDate, ColumnRole.Date, null])
        {
            if (dates.Find(column => column.Role == role) is { } found)
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

            return table.Columns[given].IsDirection ? given : throw new StatementException(
                $"The column {table.NameOf(given)} holds more than words for money out, money in and transfers.", "directionColumn");
        }

        var columns = table.Columns.Where(column => column.IsDirection && column.Role is not (ColumnRole.Other or ColumnRole.Category)).ToList();

        // Without a header that says so, words must be whole or both be there: a column of D alone may mean anything.
        return (columns.Find(column => column.Role == ColumnRole.Direction || column.Distinct!.All(word => word.Length > 4))
            ?? columns.Find(column => column.Distinct!.Select(word => DirectionWords.Find(word)!.Value.Sign).Distinct().Count() > 1))?.Index ?? -1;
    }

    private Layout FindAmounts(Layout layout)
    {
        var balance = table.Columns.FirstOrDefault(column => column.Role == ColumnRole.Balance && column.IsNumber)?.Index ?? -1;
        layout = layout with { Balance = balance };
        if (options.AmountColumn is not null)
            return layout with { Amount = table.Find(options.AmountColumn, "amountColumn") };

        if (options.DebitColumn is not null || options.CreditColumn is not null)
        {
            var (debit, credit) = (table.Find(options.DebitColumn, "debitColumn"), table.Find(options.CreditColumn, "creditColumn"));

            return layout with { Debit = debit >= 0 ? debit : OtherSide(credit), Credit = credit >= 0 ? credit : OtherSide(debit) };
        }

        return ByHeader(layout) ?? ByContent(layout);
    }

    private Layout? ByHeader(Layout layout)
    {
        var debit = Longest(ColumnRole.Debit);
        var credit = Longest(ColumnRole.Credit);
        if (debit.Count == 1 && credit.Count == 1)
            return layout with { Debit = debit[0].Index, Credit = credit[0].Index };

        var amounts = Longest(ColumnRole.Amount);
        if (amounts.Count == 1 && debit.Count + credit.Count == 0)
            return layout with { Amount = amounts[0].Index };

        if (amounts.Count + debit.Count + credit.Count > 1)
            return AskAmount(layout, [.. amounts, .. debit, .. credit]);

        if (debit.Count == 1 && credit.Count == 0)
            return layout with { Debit = debit[0].Index };

        return null;
    }

    private Layout ByContent(Layout layout)
    {
        var numbers = table.Columns.Where(column => column.IsNumber && column.NonZero > 0
            && column.Role is null or ColumnRole.Amount or ColumnRole.Debit or ColumnRole.Credit).ToList();
        if (numbers.Exists(column => column.MoneyLike > 0))
            numbers.RemoveAll(column => column.MoneyLike == 0);

        if (numbers.Count > MostNumbers)
            return AskAmount(layout, numbers);

        if (numbers.Count > 1 && Pair(numbers, layout.Balance) is { } pair)
            return FindSides(layout, pair.First, pair.Second);

        if (numbers.Count > 1 && layout.Balance < 0 && RunningBalance(numbers, table.OrderOfTime(layout.Date)) is { } found)
            return layout with { Amount = found.Amount.Index, Balance = found.Balance.Index };

        // Amount, then balance: the first has signs, the second, to its right, has none and is never empty.
        if (numbers.Count == 2 && layout.Balance < 0 && numbers[0].Negative > 0 && numbers[1].Negative == 0
            && numbers.TrueForAll(column => column.Filled == table.Data.Count))
        {
            return layout with { Amount = numbers[0].Index, Balance = numbers[1].Index };
        }

        return numbers.Count switch
        {
            0 => throw new StatementException("No column holds amounts.", "amountColumn"),
            1 => layout with { Amount = numbers[0].Index },
            _ => AskAmount(layout, numbers),
        };
    }

    private Layout AskAmount(Layout layout, List<DelimitedColumn> columns)
    {
        _needs.Add(Need("amountColumn", "More than one column could hold the amount.", columns));

        return layout;
    }

    // One of the two is told; the other is the column that fills its gaps.
    private int OtherSide(int told) => Pair([.. table.Columns.Where(column => column.IsNumber && column.NonZero > 0).Take(MostNumbers)], -1, told) is not { } pair ? -1
        : pair.First.Index == told ? pair.Second.Index : pair.First.Index;

    // Two columns of which each row fills one: money out and money in.
    private (DelimitedColumn First, DelimitedColumn Second)? Pair(List<DelimitedColumn> numbers, int balance, int one = -1)
    {
        var pairs =
            from first in numbers
            from second in numbers
            where one < 0 || first.Index == one || second.Index == one
            where first.Index < second.Index && first.Index != balance && second.Index != balance
            where first.NonZero < table.Data.Count && second.NonZero < table.Data.Count
            where first.NonZero + second.NonZero >= table.Data.Count * 0.9
            where table.Data.All(row => IsZero(row[first.Index]) || IsZero(row[second.Index]))
            select (first, second);
        var found = pairs.Take(2).ToList();

        return found.Count == 1 ? found[0] : null;
    }

    private Layout FindSides(Layout layout, DelimitedColumn first, DelimitedColumn second)
    {
        if (first.Negative > 0 != second.Negative > 0)
            return layout with { Debit = (first.Negative > 0 ? first : second).Index, Credit = (first.Negative > 0 ? second : first).Index };

        var balances = layout.Balance >= 0
            ? [layout.Balance]
            : table.Columns.Where(column => column.IsNumber && column != first && column != second).Select(column => column.Index);
        foreach (var balance in balances)
        {
            foreach (var (debit, credit) in new[] { (first, second), (second, first) })
            {
                if (BalanceChain.Proves(Chain(row => Number(row, credit.Index) - Number(row, debit.Index), balance), table.OrderOfTime(layout.Date)))
                {
                    return layout with { Debit = debit.Index, Credit = credit.Index, Balance = balance };
                }
            }
        }

        _needs.Add(Need("debitColumn", "Two columns hold amounts; which of them is money out is not said.", [first, second]));

        return layout;
    }

    private (DelimitedColumn Amount, DelimitedColumn Balance)? RunningBalance(List<DelimitedColumn> numbers, int order)
    {
        var found = (
            from amount in numbers
            from balance in numbers
            where amount != balance && balance.Filled * 2 >= table.Data.Count
            let chain = Chain(row => Number(row, amount.Index), balance.Index)
            where BalanceChain.Fits(chain) || BalanceChain.Fits(Chain(row => -Number(row, amount.Index), balance.Index))
            orderby BalanceChain.Proves(chain, order) descending
            select (amount, balance)).ToList();

        // The balance before and the one after each entry may both be there.
        return found.Select(pair => pair.amount).Distinct().Count() == 1 ? found[0] : null;
    }

    private List<(decimal Amount, decimal? Balance)> Chain(Func<CsvRecord, decimal> amount, int balance) =>
        [.. table.Data.Take(ProofRows).Select(row => (amount(row), row[balance].Length == 0 ? (decimal?)null : Number(row, balance)))];

    // Only differences matter here, so an amount may be read as its own separators suggest.
    private static decimal Number(CsvRecord row, int column) =>
        AmountText.TryScan(row[column], out var amount) ? amount.Value(amount.ProvenSeparator ?? ',') ?? amount.Value('.') ?? 0 : 0;

    private static bool IsZero(string cell) => cell.AsSpan().IndexOfAnyInRange('1', '9') < 0;

    private Layout FindDescription(Layout layout)
    {
        var taken = new HashSet<int>(layout.Amounts)
        {
            layout.Date, layout.OtherDate, layout.Balance, layout.Direction, layout.Category, layout.Subcategory, layout.Id,
            layout.Account, layout.Currency, layout.Status,
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

    private List<DelimitedColumn> Longest(ColumnRole role)
    {
        var columns = table.Columns.Where(column => column.Role == role && (column.IsNumber || (column.Filled == 0 && role != ColumnRole.Amount))).ToList();

        return [.. columns.Where(column => column.RoleLength == columns.Max(other => other.RoleLength))];
    }

    private int ByRole(ColumnRole role) => table.Columns.Where(column => column.Role == role && column.Filled > 0).MaxBy(column => column.RoleLength)?.Index ?? -1;

    private int Given(string? name, string option, ColumnRole role) => name is null ? ByRole(role) : table.Find(name, option);

    private StatementNeed Need(string option, string reason, List<DelimitedColumn> columns) => new(
        option,
        reason,
        [.. columns.Select(column => new StatementChoice(table.NameOf(column.Index), [.. table.Data.Take(3).Select(row => Shown.Of(row[column.Index]))]))]);
}
