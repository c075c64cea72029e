namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>The records of a file, with the header row among them and the columns below it.</summary>
internal sealed class DelimitedTable
{
    // More preamble than this is none.
    private const int ProbeLength = 2_000;

    private DelimitedTable(List<CsvRecord> records, int headerIndex)
    {
        (Records, HeaderIndex) = (records, headerIndex);
        Data = [.. records.Skip(headerIndex + 1).Where(IsData)];
        var header = headerIndex < 0 ? null : records[headerIndex];
        var (usual, rows) = Data.CountBy(row => row.Cells.Length).MaxBy(count => count.Value);
        Width = header?.Cells.Length ?? usual;
        UsualLength = rows * 4 >= Data.Count * 3 ? usual : 0;
        Columns = [.. Enumerable.Range(0, Math.Max(Width, usual)).Select(i => new DelimitedColumn(i, header?[i], Data))];
    }

    public IReadOnlyList<CsvRecord> Records { get; }

    /// <summary>-1 where there is no header.</summary>
    public int HeaderIndex { get; }

    /// <summary>The records below the header that hold a date and a number.</summary>
    public IReadOnlyList<CsvRecord> Data { get; }

    /// <summary>How many columns may be filled: those of the header, else those of most rows.</summary>
    public int Width { get; }

    /// <summary>How many cells nearly all rows have; 0 where that differs from row to row.</summary>
    public int UsualLength { get; }

    public IReadOnlyList<DelimitedColumn> Columns { get; }

    public static char FindDelimiter(string text)
    {
        var best = (Delimiter: ',', Score: -1);
        foreach (var delimiter in (ReadOnlySpan<char>)[';', '\t', ',', '|'])
        {
            var records = new List<CsvRecord>();
            try
            {
                CsvRecords.Read(text, delimiter, ProbeLength, records);
            }
            catch (StatementException)
            {
                // What was read before it stopped still shows whether the delimiter fits; reading it in earnest says why it stops.
            }

            var score = records.Count(IsData);
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
        var first = records.FindIndex(IsData);
        if (first < 0)
        {
            throw records.Count == 0
                ? new StatementException("The file is empty.")
                : StatementException.At(records[0].Line, null, "No line of the file holds a date and an amount in columns of their own.");
        }

        var header = hasHeader == false ? -1 : FindHeader(records, first, hasHeader == true);

        return new DelimitedTable(records, header);
    }

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

    /// <summary>1 when the oldest entry comes first, -1 for the newest, 0 when the dates do not say it.</summary>
    public int OrderOfTime(int dateColumn)
    {
        if (!DateText.TryScan(Data[0][dateColumn], out var first) || !DateText.TryScan(Data[^1][dateColumn], out var last))
            return 0;

        var orders = Enum.GetValues<DateOrder>().Select(order => (First: first.Read(order), Last: last.Read(order)))
            .Where(days => days.First is not null && days.Last is not null)
            .Select(days => days.Last!.Value.CompareTo(days.First!.Value)).Distinct().ToList();

        return orders.Count == 1 ? Math.Sign(orders[0]) : 0;
    }

    private static bool IsData(CsvRecord record)
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

    // The nearest row above the data that names columns: text in several cells, no date and no number in any.
    private static int FindHeader(List<CsvRecord> records, int first, bool isTold)
    {
        for (var i = first - 1; i >= 0; i--)
        {
            var filled = records[i].Cells.Count(cell => cell.Length > 0);
            if (filled >= 2 && filled * 2 >= records[first].Width
                && !Array.Exists(records[i].Cells, cell => AmountText.TryScan(cell, out _) || DateText.TryScan(cell, out _)))
            {
                return i;
            }
        }

        return isTold ? Math.Max(first - 1, 0) : -1;
    }
}
