using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Expenses;

namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Turns the records of a table into rows, and says of every other line why it is none.</summary>
internal sealed class DelimitedRows(DelimitedTable table, Layout layout, DelimitedAmounts amounts, DateOrders orders)
{
    /// <summary>Why a line is none: it is a balance or a total.</summary>
    public const string Total = "A balance or a total.";

    private readonly string? currency = FindCurrency(table, layout);
    private readonly bool hasSeveralUsers = table.IsExport && table.Data.DistinctBy(record => record[LedgerCsv.UserColumn]).Skip(1).Any();
    private readonly List<int> amountColumns =
        [.. layout.Amounts.Any() ? layout.Amounts : table.Columns.Where(column => column.IsNumber).Select(column => column.Index)];

    private readonly List<(int Row, decimal Amount, decimal? Balance, string? Account)> chain = [];

    public List<StatementRow> Rows { get; } = [];

    public List<LeftOutLine> LeftOut { get; } = [];

    public void ReadAll()
    {
        var isPending = false;
        for (var i = 0; i < table.Records.Count; i++)
        {
            var record = table.Records[i];
            if (WhyNoEntry(record, i) is { } reason)
            {
                LeftOut.Add(new LeftOutLine(record.Line, record.Raw, reason));
                isPending = i > table.HeaderIndex && record.Width == 1 ? IsPendingHeading(record.Cells[0]) ?? isPending : isPending;
            }
            else
            {
                Rows.Add(RowOf(record, isPending));
            }
        }

        new TableEnds(table, Rows, LeftOut, chain).Check();
    }

    // "Pending transactions" alone in a line, above those of which it is true; null for other lines.
    private static bool? IsPendingHeading(string cell) => cell.Length > 40 ? null
        : DirectionWords.IsPending(cell) ? true
        : DirectionWords.IsBooked(cell) ? false : null;

    public BalanceCheck CheckBalance()
    {
        var checks = chain.GroupBy(entry => entry.Account)
            .Select(account => BalanceChain.Check([.. account.Select(entry => (entry.Amount, entry.Balance))])).ToList();

        return checks.Sum(check => check.Links) == 0 ? BalanceCheck.None
            : checks.TrueForAll(check => check.Fitting == check.Links) && Rows.TrueForAll(row => row.Error is null) ? BalanceCheck.Yes : BalanceCheck.No;
    }

    // Null for an entry, be it one that cannot be read.
    private string? WhyNoEntry(CsvRecord record, int index)
    {
        if (index <= table.HeaderIndex)
            return index == table.HeaderIndex ? "The column names." : "Above the table.";

        if (record.Error is not null)
            return null;

        if (table.IsHeaderAgain(record))
            return "The column names again.";

        var hasDate = IsDate(record[layout.Date]) || (record[layout.Date].Length == 0 && layout.OtherDate >= 0 && IsDate(record[layout.OtherDate]));
        var hasAmount = amountColumns.Any(column => !AmountText.IsBlank(record[column]));
        if (hasDate && hasAmount)
            return !table.IsExport && TotalWords.IsBalance(record) ? Total : null;

        if (!table.IsExport && TotalWords.IsTotal(record))
            return Total;

        if (hasDate)
            return layout.Balance >= 0 && record[layout.Balance].Length > 0 ? "It has a balance and no amount." : null;

        var looksLikeOne = amountColumns.Any(column => AmountText.TryScan(record[column], out _))
            || (record[layout.Date].AsSpan().ContainsAnyInRange('0', '9') && record.Width * 2 > table.Width);

        return looksLikeOne ? null : "It has no date and no amount.";
    }

    private StatementRow RowOf(CsvRecord record, bool isPending)
    {
        isPending |= layout.Status >= 0 && DirectionWords.IsPending(record[layout.Status]);
        var isUndone = layout.Status >= 0 && DirectionWords.IsUndone(record[layout.Status]);
        var dateCell = record[layout.Date];
        var isDateOpen = dateCell.Length == 0 || DirectionWords.IsPending(dateCell);
        if (isDateOpen && layout.OtherDate >= 0 && IsDate(record[layout.OtherDate]))
            (dateCell, isPending) = (record[layout.OtherDate], !isUndone);

        isPending |= DirectionWords.IsPending(dateCell);
        var isFlagged = layout.Transfer >= 0 && DirectionWords.IsYes(record[layout.Transfer]);
        var (date, error) = DirectionWords.IsPending(dateCell) || (isPending && dateCell.Length == 0) ? (null, null) : orders.Read(dateCell);
        var (amount, isTransfer, amountError) = layout.Amounts.Any()
            ? amounts.Read(record)
            : (null, false, "Which column holds the amount is open: see needs.");
        error = record.Error ?? WrongWidth(record) ?? error ?? amountError ?? (amount is null ? "The amount is missing." : null);
        if (error is null && !isPending && !isUndone && layout.Balance >= 0)
            chain.Add((Rows.Count, amount!.Value, amounts.Separators.ReadBalance(record[layout.Balance]), Cell(record, layout.Account)));

        return new StatementRow
        {
            Number = record.Line,
            Raw = record.Raw,
            Date = date,
            Amount = amount,
            Description = Exported(record, layout.Description.FirstOrDefault(-1), Expense.DescriptionMaxLength) ?? EntryRules.Description(
                layout.Description.Select(column => Text(record[column])),
                layout.DescriptionFallback.Select(column => Text(record[column]))),
            BankId = Cell(record, layout.Id, 255),
            Account = table.IsExport ? null : Cell(record, layout.Account),
            Currency = CurrencyOf(record),
            Category = Exported(record, layout.Category, Category.NameMaxLength)
                ?? (layout.Category < 0 ? null : EntryRules.Named(Text(record[layout.Category]))),
            IsPending = isPending,
            NotSpending = isUndone ? $"The bank says \"{Shown.Of(record[layout.Status])}\": no money moved."
                : isFlagged ? $"A transfer: the column \"{Shown.Of(table.NameOf(layout.Transfer))}\" says so."
                : isTransfer ? $"A transfer: \"{Shown.Of(record[layout.Direction])}\"."
                : EntryRules.NotSpending(amount),
            Note = NoteOf(record),
            Error = error,
        };
    }

    // A delimiter too many or too few moves what stands behind it into the wrong column.
    private string? WrongWidth(CsvRecord record) => record.Width <= table.Width && record.Cells.Length >= table.UsualLength
        ? null
        : $"It has {record.Cells.Length} columns, the table has {Math.Max(table.Width, table.UsualLength)}.";

    private string? NoteOf(CsvRecord record) =>
        hasSeveralUsers ? $"An expense of {Shown.Of(record[LedgerCsv.UserColumn])}: the export holds more than one user."
        : layout.Fee >= 0 && record[layout.Fee].AsSpan().ContainsAnyInRange('1', '9') ? $"A fee of {Shown.Of(record[layout.Fee])} stands in a column of its own."
        : null;

    // What the ledger holds comes back as it was, blanks and all, unless somebody made another text of it.
    private string? Exported(CsvRecord record, int column, int maxLength) =>
        table.IsExport && column >= 0 && Text(record[column]) is var text && OneLine.MayStay(text, maxLength) ? text : null;

    private string Text(string cell) => table.IsExport ? SpreadsheetText.Unguard(cell) : cell;

    private static string? Cell(CsvRecord record, int column, int maxLength = 100) =>
        column < 0 ? null : EntryRules.Named(record[column], maxLength);

    // What stands beside the amount, or above it, counts more than a column of currencies, which may be those of the shops.
    private string? CurrencyOf(CsvRecord record)
    {
        foreach (var column in layout.Amounts)
        {
            if (AmountText.TryScan(record[column], out var amount) && amount.Currency is { } currency)
                return currency;
        }

        return currency ?? (layout.Currency >= 0 && IsoCurrencies.Contains(record[layout.Currency]) ? record[layout.Currency] : null);
    }

    // "Betrag (€)" and "Amount in EUR" say it for the whole column.
    private static string? FindCurrency(DelimitedTable table, Layout layout) => layout.Amounts
        .SelectMany(column => (table.Columns[column].Header ?? "").Split([' ', '(', ')', '[', ']', '/', '_', '-'], StringSplitOptions.RemoveEmptyEntries))
        .Select(word => IsoCurrencies.TryGet(word, out var code) ? code : null).OfType<string>().FirstOrDefault();

    private static bool IsDate(string cell) => DateText.TryScan(cell, out var date) && date.IsReadable;
}
