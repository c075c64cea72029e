namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>The records of a file, with the header row among them and the columns below it.</summary>
internal sealed class DelimitedTable
{
    // Enough of a file to tell one delimiter from another, and to find the header.
    private const int ProbeRecords = 2_000;
    private const int ProbeLength = 262_144;
    private const int MostHeaders = 100;

    private const string NoEntry = "No line of the file holds a date and an amount in columns of their own.";

    private DelimitedTable(List<CsvRecord> records, int headerIndex, bool isExport)
    {
        (Records, HeaderIndex, IsExport) = (records, headerIndex, isExport);
        Data = [.. records.Skip(headerIndex + 1).Where(record => IsEntry(record, isExport))];
        if (Data.Count == 0)
            throw StatementException.At(records[^1].Line, null, NoEntry);

        var header = headerIndex < 0 ? null : records[headerIndex];
        if (header is not null && records.Skip(headerIndex + 1).Where(MayBeHeader).Take(MostHeaders)
            .FirstOrDefault(record => NamesDateAndAmount(record) && !IsHeaderAgain(record)) is { } other)
        {
            throw StatementException.At(other.Line, null, "Another table with other columns begins here: split the file.");
        }

        var (usual, rows) = Data.CountBy(row => row.Cells.Length).MaxBy(count => count.Value);

        // Some headers name the first columns only.
        Width = header is null ? usual
            : Data.Count(row => row.Width > header.Cells.Length) * 4 >= Data.Count * 3 ? Data.Max(row => row.Width)
            : header.Cells.Length;
        UsualLength = rows * 4 >= Data.Count * 3 ? usual : 0;
        Columns = [.. Enumerable.Range(0, Math.Max(Width, usual)).Select(i => new DelimitedColumn(i, header?[i], Data))];
    }

    public IReadOnlyList<CsvRecord> Records { get; }

    /// <summary>-1 where there is no header.</summary>
    public int HeaderIndex { get; }

    /// <summary>Whether it is an export of this program.</summary>
    public bool IsExport { get; }

    /// <summary>The records below the header that hold a date and a number, and are no balances.</summary>
    public IReadOnlyList<CsvRecord> Data { get; }

    /// <summary>How many columns may be filled: those of the header, else those of most rows.</summary>
    public int Width { get; }

    /// <summary>How many cells nearly all rows have; 0 where that differs from row to row.</summary>
    public int UsualLength { get; }

    public IReadOnlyList<DelimitedColumn> Columns { get; }

    public static char FindDelimiter(string text)
    {
        text = text[..Math.Min(text.Length, ProbeLength)];
        var best = (Delimiter: ',', Score: -1);
        foreach (var delimiter in (ReadOnlySpan<char>)[';', '\t', ',', '|', '~'])
        {
            if (!text.Contains(delimiter, StringComparison.Ordinal))
                continue;

            var records = new List<CsvRecord>();
            try
            {
                CsvRecords.Read(text, delimiter, ProbeRecords, records);
            }
            catch (StatementException)
            {
                // What was read before it stopped still shows whether the delimiter fits; reading it in earnest says why it stops.
            }

            var score = records.Count(HasDateAndNumber);
            if (score > best.Score)
                best = (delimiter, score);
        }

        if (best.Score > 0)
            return best.Delimiter;

        var start = text[..Math.Min(text.Length, 4_000)];

        return ",;\t|".MaxBy(delimiter => start.Count(c => c == delimiter));
    }

    public static DelimitedTable Of(List<CsvRecord> records, bool? hasHeader)
    {
        if (records.Count == 0)
            throw new StatementException("The file is empty.");

        var isExport = hasHeader != false && LedgerCsv.IsHeader(records[0].Cells);
        var first = records.FindIndex(record => IsEntry(record, isExport));
        if (first < 0)
            throw StatementException.At(records[0].Line, null, NoEntry);

        var header = hasHeader == false ? -1 : FindHeader(records, first);
        if (header < 0 && hasHeader == true)
            header = Math.Max(first - 1, 0);

        return new DelimitedTable(records, header, isExport && header == 0);
    }

    /// <summary>Whether a record repeats the column names, as at the top of each page.</summary>
    public bool IsHeaderAgain(CsvRecord record) =>
        HeaderIndex >= 0 && record.Cells.Take(record.Width).SequenceEqual(Records[HeaderIndex].Cells.Take(Records[HeaderIndex].Width));

    /// <summary>The name by which options call a column: its header where that is its alone, else its number from 1.</summary>
    public string NameOf(int column) =>
        Columns[column].Header is { Length: > 0 } header && Columns.Count(other => string.Equals(other.Header, header, StringComparison.OrdinalIgnoreCase)) == 1
            ? header
            : (column + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The column that an option names; -1 when the option is not given.</summary>
    public int Find(string? name, string option)
    {
        if (string.IsNullOrWhiteSpace(name))
            return -1;

        var named = Columns.Where(column => string.Equals(column.Header, name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 1)
            return named[0].Index;

        return int.TryParse(name, out var number) && number >= 1 && number <= Columns.Count
            ? number - 1
            : throw new StatementException(
                $"The file has {(named.Count > 1 ? "more than one" : "no")} column \"{Shown.Of(name)}\"; a number from 1 to {Columns.Count} names one too.", option);
    }

    /// <summary>The entries of each table, where several stand below each other under the same column names.</summary>
    /// <remarks>Tables whose days go on from one to the next are pages of one table.</remarks>
    public IReadOnlyList<IReadOnlyList<CsvRecord>> Parts(int dateColumn)
    {
        var below = Records.Skip(HeaderIndex + 1).ToList();
        if (!below.Exists(IsHeaderAgain))
            return [Data];

        var order = OrderOfTime(Data, dateColumn);
        var parts = new List<List<CsvRecord>>();
        var (isBelowHeader, isBelowTitle) = (true, true);
        foreach (var record in below)
        {
            if (IsHeaderAgain(record))
            {
                isBelowHeader = true;
            }
            else if (!IsEntry(record, IsExport))
            {
                isBelowTitle |= !TotalWords.IsTotal(record);
            }
            else
            {
                if (isBelowHeader && (isBelowTitle || order == 0 || OrderOfTime([parts[^1][^1], record], dateColumn) == -order))
                    parts.Add([]);

                parts[^1].Add(record);
                (isBelowHeader, isBelowTitle) = (false, false);
            }
        }

        return parts;
    }

    /// <summary>1 when the oldest entry comes first, -1 for the newest, 0 when the dates do not say it.</summary>
    public static int OrderOfTime(IReadOnlyList<CsvRecord> rows, int dateColumn)
    {
        var dates = rows.Select(row => DateText.TryScan(row[dateColumn], out var date) && date.IsReadable ? date : (DateText?)null).OfType<DateText>().ToList();
        if (dates.Count == 0)
            return 0;

        var orders = Enum.GetValues<DateOrder>().Select(order => (First: dates[0].Read(order), Last: dates[^1].Read(order)))
            .Where(days => days.First is not null && days.Last is not null)
            .Select(days => days.Last!.Value.CompareTo(days.First!.Value)).Distinct().ToList();

        return orders.Count == 1 ? Math.Sign(orders[0]) : 0;
    }

    private static bool IsEntry(CsvRecord record, bool isExport) => HasDateAndNumber(record) && (isExport || !TotalWords.IsBalance(record));

    private static bool HasDateAndNumber(CsvRecord record)
    {
        var (dates, numbers) = (0, 0);
        foreach (var cell in record.Cells)
        {
            if (DateText.TryScan(cell, out var date) && date.IsReadable)
                dates++;
            else if (AmountText.TryScan(cell, out _))
                numbers++;
        }

        return dates > 0 && numbers > 0;
    }

    // The first row that names a date and an amount; else the nearest row above the first entry that could name columns.
    private static int FindHeader(List<CsvRecord> records, int first)
    {
        var start = Math.Max(0, first - MostHeaders);
        var named = records.FindIndex(start, Math.Min(records.Count, first + MostHeaders) - start, NamesDateAndAmount);

        // What looks like an entry above it must not be one.
        return named >= 0 && !records.Take(named).Any(record => Fits(record, records[named])) && records.Skip(named + 1).Any(HasDateAndNumber)
            ? named
            : records.FindLastIndex(first, first + 1, record => MayBeHeader(record) && record.Width * 2 >= records[first].Width);
    }

    // Text in several cells, no date and no number in any.
    private static bool MayBeHeader(CsvRecord record) => record.Cells.Count(cell => cell.Length > 0) >= 2
        && !Array.Exists(record.Cells, cell => AmountText.TryScan(cell, out _) || DateText.TryScan(cell, out _));

    private static bool NamesDateAndAmount(CsvRecord record) => MayBeHeader(record) && DateColumn(record) >= 0 && AmountColumn(record) >= 0;

    private static bool Fits(CsvRecord record, CsvRecord header) =>
        DateText.TryScan(record[DateColumn(header)], out _) && AmountText.TryScan(record[AmountColumn(header)], out _);

    private static int DateColumn(CsvRecord header) =>
        Array.FindIndex(header.Cells, cell => HeaderWords.Find(cell)?.Role is ColumnRole.BookingDate or ColumnRole.Date);

    private static int AmountColumn(CsvRecord header) =>
        Array.FindIndex(header.Cells, cell => HeaderWords.Find(cell)?.Role is ColumnRole.Amount or ColumnRole.Debit or ColumnRole.Credit);
}
