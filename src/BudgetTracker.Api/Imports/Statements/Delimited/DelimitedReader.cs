using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Delimited text: CSV of any dialect, our own export included.</summary>
internal static partial class DelimitedReader
{
    // Lines around the table that are no entries; beyond the limit of rows it is not looked at why they are none.
    private const int OtherLines = 500;

    public static Statement Read(string text, StatementOptions options, StatementLimits limits)
    {
        (text, var named) = Prepare(text);
        var delimiter = options.Delimiter ?? named ?? DelimitedTable.FindDelimiter(text);
        if (delimiter is '"' or not ('\t' or (>= ' ' and <= '~')) || char.IsLetterOrDigit(delimiter))
            throw new StatementException("The delimiter must be a tab or a printable ASCII character, and no quote, letter or digit.", "delimiter");

        var most = limits.MaxRows > int.MaxValue - OtherLines ? int.MaxValue : limits.MaxRows + OtherLines;
        var records = CsvRecords.Read(text, delimiter, most + 1);
        limits.Check(records.Count > most ? records.Count : 0);
        var table = DelimitedTable.Of(records, options.Header);
        if (table.IsExport)
            options = options with { Sign = options.Sign ?? StatementSign.PositiveIsSpending };

        var layout = new LayoutFinder(table, options).Find();
        var amounts = new DelimitedAmounts(table, layout, options);
        var orders = new DateOrders(
            Scan(table.Data.Select(row => row[layout.Date])),
            Scan(records.Skip(table.HeaderIndex + 1).SelectMany(row => row.Cells.Where((_, column) => column != layout.Date && IsDateColumn(table, column))))
                .Concat(Scan(records.Take(table.HeaderIndex).SelectMany(row => Dates().Matches(row.Raw)).Select(match => match.Value))),
            options.DateFormat);
        var rows = new DelimitedRows(table, layout, amounts, orders);
        rows.ReadAll();
        if (rows.Rows.Count == 0 && options.DateColumn is not null)
            throw new StatementException($"No row holds a date in the column {Name(layout.Date)}, and an amount.", "dateColumn");

        return new Statement
        {
            Format = StatementFormat.Csv,
            Options = options with
            {
                Delimiter = delimiter,
                Header = table.HeaderIndex >= 0,
                DateFormat = orders.Format,
                DecimalSeparator = amounts.Separators.Found,
                Sign = amounts.Sign,
                DateColumn = Name(layout.Date),
                AmountColumn = Name(layout.Amount),
                DebitColumn = Name(layout.Debit),
                CreditColumn = Name(layout.Credit),
                DescriptionColumn = Name(layout.Description.Count > 0 ? layout.Description[0] : -1),
                CategoryColumn = Name(layout.Category),
                IdColumn = Name(layout.Id),
                DirectionColumn = Name(layout.Direction),
            },
            Needs = [.. layout.Needs, .. orders.Needs, .. layout.Needs.Count > 0 ? [] : amounts.Needs],
            Columns = [.. table.Columns.Select(column => table.NameOf(column.Index))],
            Rows = rows.Rows,
            LeftOut = rows.LeftOut,
            VerifiedByBalance = rows.CheckBalance(),
            IsLedgerExport = table.IsExport,
        };

        string? Name(int column) => column < 0 ? null : table.NameOf(column);
    }

    // Line ends become \n; a "sep=" line, which Excel reads and writes, becomes a blank one, so that lines keep their numbers.
    private static (string Text, char? Delimiter) Prepare(string text)
    {
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            text = text.Replace("\r\r\n", "\n", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace('\r', '\n');
        }

        var first = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))).Trim("\" ");
        if (first.Length != 5 || !first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return (text, null);

        return (text[text.IndexOf('\n', StringComparison.Ordinal)..], first[4]);
    }

    private static bool IsDateColumn(DelimitedTable table, int column) => column >= table.Columns.Count || table.Columns[column].IsDate;

    private static IEnumerable<DateText> Scan(IEnumerable<string> cells) =>
        cells.Select(cell => DateText.TryScan(cell, out var date) ? date : (DateText?)null).OfType<DateText>();

    // The period of a statement, above its table.
    [GeneratedRegex(@"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)")]
    private static partial Regex Dates();
}
