using BudgetTracker.Api.Imports.Statements;
using BudgetTracker.Api.Imports.Statements.Delimited;

namespace BudgetTracker.Api.Imports;

/// <summary>Reads a bank's file of any supported format, and detects what the options leave out.</summary>
internal static class StatementReader
{
    private const int StartLength = 65_536;

    /// <exception cref="StatementException">The file cannot be read at all, or an option does not fit it.</exception>
    public static Statement Read(ReadOnlyMemory<byte> file, StatementOptions options, StatementLimits limits)
    {
        if (file.Length > limits.MaxBytes)
            throw new StatementException($"The file is larger than {limits.MaxBytes} bytes.");

        var (text, encoding) = StatementText.Decode(file.Span, options.Encoding);
        options = options with { Encoding = encoding, Format = options.Format ?? FormatOf(text) };
        var statement = options.Format switch
        {
            StatementFormat.Ofx => OfxReader.Read(text, options, limits),
            StatementFormat.Qif => QifReader.Read(text, options, limits),
            StatementFormat.Camt => CamtReader.Read(text, options, limits),
            _ => DelimitedReader.Read(text, options, limits),
        };
        limits.Check(statement.Rows.Count);
        if (statement.Rows.Count == 0)
            throw new StatementException("The file holds no entry of an account.");

        return statement with { Rows = WithUniqueIds(statement.Rows) };
    }

    // By content: the name of a file may be wrong.
    private static StatementFormat FormatOf(string text)
    {
        var start = text.AsSpan().TrimStart();
        start = start[..Math.Min(start.Length, StartLength)];
        if (start.StartsWith("OFXHEADER", StringComparison.OrdinalIgnoreCase))
            return StatementFormat.Ofx;

        if (start.StartsWith(":20:") || start.StartsWith("{1:F01"))
            throw new StatementException("This is MT940: ask the bank for CAMT, OFX or CSV.");

        if (start[0] != '<')
            return QifReader.IsQif(start) ? StatementFormat.Qif : StatementFormat.Csv;

        if (Has(start, "<OFX") || Has(start, "<STMTTRN") || Has(start, "OFXHEADER"))
            return StatementFormat.Ofx;

        if (Has(start, "<html") || Has(start, "<table"))
            throw new StatementException("This is a web page, even if it is named like a spreadsheet: save it as CSV.");

        if (Has(start, "urn:schemas-microsoft-com:office:spreadsheet"))
            throw new StatementException("This is an Excel file: save it as CSV.");

        // Whatever else it is, the XML reader says that it is no statement.
        return StatementFormat.Camt;

        static bool Has(ReadOnlySpan<char> start, string word) => start.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    // Banks repeat ids, or write 0: such an id says nothing about which entry it is.
    private static IReadOnlyList<StatementRow> WithUniqueIds(IReadOnlyList<StatementRow> rows)
    {
        var seen = rows.Where(row => row.BankId is not null).CountBy(row => (row.Account, row.BankId))
            .ToDictionary(count => count.Key, count => count.Value);

        return
        [
            .. rows.Select(row => row.BankId is { } id && (id.Trim('0').Length == 0 || seen[(row.Account, id)] > 1)
                ? row with { BankId = null }
                : row),
        ];
    }
}
