using System.Text;
using CsvHelper;

namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Cuts delimited text into records, bounded in length and columns, each with its line.</summary>
/// <remarks>
/// CsvHelper parses and recovers from bad quotes. Where that could hide lines the file is rejected instead: a quote that
/// never closes, or one that closes on a later line in the middle of a cell.
/// </remarks>
internal static class CsvRecords
{
    /// <param name="limit">How many records to read at most.</param>
    /// <param name="into">Where the records go; it has those before the error when reading fails.</param>
    /// <exception cref="StatementException">With the line on which it stops.</exception>
    public static List<CsvRecord> Read(string text, char delimiter, int limit, List<CsvRecord>? into = null)
    {
        var records = into ?? [];
        CsvMalformedReason? broken = null;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = StatementLimits.RecordLength,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => broken = record.Reason,
        };
        using var reader = CsvReader.Create(new StringReader(text), options);
        var line = 0;
        try
        {
            while (records.Count < limit && reader.Read())
            {
                line = (int)reader.LineNumber;
                if (ReadRecord(reader, line, delimiter, broken) is { } record)
                    records.Add(record);

                broken = null;
            }
        }
        catch (CsvFormatException exception)
        {
            throw StatementException.At((int)Math.Max(exception.LineNumber, line + 1), null,
                $"The line, or what stands between two quotes, is longer than {StatementLimits.RecordLength} bytes.");
        }

        return records;
    }

    private static CsvRecord? ReadRecord(CsvReader reader, int line, char delimiter, CsvMalformedReason? broken)
    {
        if (reader.FieldCount > StatementLimits.Columns)
            throw StatementException.At(line, null, $"The line has more than {StatementLimits.Columns} columns.");

        if (reader.RawRecord.Length > StatementLimits.RecordLength)
            throw StatementException.At(line, null, $"The line is longer than {StatementLimits.RecordLength} bytes.");

        if (broken == CsvMalformedReason.UnterminatedQuote)
            throw StatementException.At(line, null, "A quote is never closed.");

        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = reader.GetString(i);

        if (reader.RawRecord.Contains((byte)'\n') && (broken is not null || HidesRows(cells, delimiter)))
            throw StatementException.At(line, null, "A quote is never closed, or hides the lines behind it.");

        // ="00123" is how files tell a spreadsheet to leave a cell as it is.
        cells = Array.ConvertAll(cells, cell => cell.Trim() is ['=', '"', .., '"'] text ? text[2..^1].Trim() : cell.Trim());
        if (Array.TrueForAll(cells, cell => cell.Length == 0))
            return null;

        var error = broken == CsvMalformedReason.TextAfterClosingQuote ? "Text stands behind a closing quote." : null;

        return new CsvRecord(line, EntryRules.Raw(Encoding.UTF8.GetString(reader.RawRecord.Trim("\r\n"u8))), cells, error);
    }

    // A cell with line ends may hold an address; a whole record in it means that two quotes belong to different lines.
    private static bool HidesRows(string[] cells, char delimiter) => Array.Exists(cells, cell =>
        cell.Contains('\n', StringComparison.Ordinal) && cell.Split('\n').Skip(1).Any(line =>
            line.Contains(delimiter, StringComparison.Ordinal)
            && Array.Exists(line.Split(delimiter), part => DateText.TryScan(part.Trim('"', ' '), out var date) && date.IsReadable)));
}
