using System.Globalization;
using System.IO.Compression;
using System.Text;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>What is no statement is rejected with a message that names the place, in bounded memory.</summary>
[Trait("Runs", "once")]
public sealed class BadStatementTests
{
    private const string Header = "Date,Memo,Amount\n";

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "empty", [], "The file is empty." },
        { "blank", Utf8(" \r\n\n"), "The file is empty." },
        { "a byte-order mark alone", [0xEF, 0xBB, 0xBF], "The file is empty." },
        { "a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10], "This is a picture." },
        { "a zip", Zip("statement.csv"), "This is a zip archive: unpack it first." },
        { "a spreadsheet", Zip("xl/workbook.xml"), "This is an Excel file: save it as CSV." },
        { "an old spreadsheet", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "This is an Excel file: save it as CSV." },
        { "an OpenDocument spreadsheet", Zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "This is an Excel file: save it as CSV." },
        { "a spreadsheet of XML", Utf8("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>"),
            "This is an Excel file: save it as CSV." },
        { "a PDF", Utf8("%PDF-1.7\n1 0 obj"), "This is a PDF: ask the bank for CSV, OFX or CAMT." },
        { "a compressed file", [0x1F, 0x8B, 8, 0], "This is compressed: unpack it first." },
        { "MT940", Utf8(":20:STARTUMS\n:61:2601310131D12,50NMSCNONREF\n"), "This is MT940: ask the bank for CAMT, OFX or CSV." },
        { "a web page", Utf8("<html><table><tr><td>1</td></tr></table></html>"), "This is a web page, even if it is named like a spreadsheet: save it as CSV." },
        { "binary zeros", Utf8(Header + "2026-01-31,A\0B,-1.00\n"),
            "Line 2, column 13: The file holds binary zeros, so it is no text in this encoding." },
        { "half a character at the end", [.. Utf8(Header + "2026-01-31,Café,-1.00\n2026-01-30,Caf"), 0xC3],
            "Line 3, column 15: The file ends in the middle of a character: it was cut off." },
        { "two encodings", [.. Utf8(Header + "2026-01-31,Café,-1.00\n2026-01-30,Caf"), 0xE9, .. Utf8(",-1.00\n")],
            "Line 3, column 15: Most of the file is UTF-8, this byte is not: set encoding." },
        { "a byte that windows-1252 does not have", [.. Utf8(Header + "2026-01-30,"), 0x81, .. Utf8(",-1.00\n")],
            "Line 2, column 12: The byte 81 is no character of windows-1252: set encoding." },
        { "Cyrillic letters of a code page", [.. Utf8(Header + "2026-01-30,"), 0xCA, 0xEE, 0xF4, 0xE5, .. Utf8(",-1.00\n")],
            "Line 2, column 12: \"Êîôå\" makes no sense in windows-1252: set encoding." },
        { "letters of DOS", [.. Utf8(Header + "2026-01-30,K"), 0x94, .. Utf8("ln,-1.00\n")],
            "Line 2, column 12: \"K”l\" makes no sense in windows-1252: set encoding." },
        { "half of a character of UTF-16", [0xFF, 0xFE, (byte)'D', 0, (byte)'a'], "Line 1, column 5: The bytes are no text in utf-16." },
        { "another table", Utf8(Header + "2026-01-31,A,-1.00\n\nDate,Memo,Debit,Credit\n2026-01-31,A,1.00,\n"),
            "Line 4: Another table with other columns begins here: split the file." },
        { "balances alone", Utf8(Header + "2026-01-31,Opening balance,1.00\n"), "Line 1: No line of the file holds a date and an amount in columns of their own." },
        { "no statement", Utf8("Dear Sir or Madam,\nhello\n"), "Line 1: No line of the file holds a date and an amount in columns of their own." },
        { "one long line", Utf8(Header + "2026-01-31," + new string('a', 70_000) + ",-1.00\n"),
            "Line 2: The line, or what stands between two quotes, is longer than 65536 bytes." },
        { "too many columns", Utf8(Header + "2026-01-31,A,-1.00\n2026-01-30" + new string(',', 300) + "\n"), "Line 3: The line has more than 256 columns." },
        { "an XML bomb", Utf8("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]>\n<BkToCstmrStmt>&c;</BkToCstmrStmt>"),
            "Line 2, column 1: An XML file with a DTD is not accepted." },
        { "an entity from elsewhere", Utf8("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n<BkToCstmrStmt>&b;</BkToCstmrStmt>"),
            "Line 1, column 1: An XML file with a DTD is not accepted." },
        { "deep nesting", Utf8("<BkToCstmrStmt>" + string.Concat(Enumerable.Repeat("<a>", 100_000))), "Line 1, column 206: Elements are nested too deeply." },
        { "broken XML", Utf8("<BkToCstmrStmt>\n<Stmt>\n</BkToCstmrStmt>"), "Line 3, column 3: The file is not well-formed XML." },
        { "other XML", Utf8("<note><to>You</to></note>"), "This XML file is no account statement (camt.052, camt.053 or camt.054)." },
        { "a statement without entries", Utf8("OFXHEADER:100\n<OFX><STMTRS></STMTRS></OFX>"), "The file holds no entry of an account." },
        { "a tag without an end", Utf8("OFXHEADER:100\n<OFX><STMTTRN"), "Line 2, column 6: A tag is not closed." },
        { "a long QIF line", Utf8("!Type:Bank\nD1/1/26\nP" + new string('a', 70_000)), "Line 3, column 65536: The line is too long." },
    };

    // Megabytes: xunit would make a test case of each before any test runs.
    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_no_statement_is_rejected(string what, byte[] file, string message)
    {
        var exception = Assert.Throws<StatementException>(() => CsvStatementTests.Read(file));

        Assert.True(message == exception.Message, $"{what}: {exception.Message}");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ofx")]
    [InlineData("qif")]
    [InlineData("camt")]
    public void One_row_too_many_is_rejected(string format)
    {
        var (before, row, after) = format switch
        {
            "csv" => (Header, "2026-01-31,A,-1.00\n", ""),
            "ofx" => ("OFXHEADER:100\n<OFX>", "<STMTTRN><DTPOSTED>20260131<TRNAMT>-1</STMTTRN>\n", "</OFX>"),
            "qif" => ("!Type:Bank\n", "D31/1/2026\nT-1.00\n^\n", ""),
            _ => ("<BkToCstmrStmt><Stmt>", "<Ntry><Amt>1</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-01-31</Dt></BookgDt></Ntry>\n",
                "</Stmt></BkToCstmrStmt>"),
        };
        var limits = new StatementLimits { MaxRows = 1_000 };
        byte[] Of(int rows) => Utf8(before + string.Concat(Enumerable.Repeat(row, rows)) + after);

        Assert.Equal(1_000, CsvStatementTests.Read(Of(1_000), limits: limits).Rows.Count(row => row.Error is null));
        Assert.Equal("The file has more than 1000 rows: split it.",
            Assert.Throws<StatementException>(() => CsvStatementTests.Read(Of(1_001), limits: limits)).Message);
        Assert.Equal("The file has more than 1000 rows: split it.",
            Assert.Throws<StatementException>(() => CsvStatementTests.Read(Of(9_000), limits: limits)).Message);
    }

    [Fact]
    public void One_byte_too_many_is_rejected() => Assert.Equal("The file is larger than 100 bytes.", Assert.Throws<StatementException>(
        () => CsvStatementTests.Read(new byte[101], limits: new StatementLimits { MaxBytes = 100 })).Message);

    [Theory]
    [InlineData("a quote that never closes", "\"")]
    [InlineData("one line", "a")]
    [InlineData("columns", ",")]
    [InlineData("quotes", "\"\n\",")]
    [InlineData("lines", "\n")]
    [InlineData("cells", "2026-01-31,")]
    [InlineData("ofx", "<OFX>")]
    [InlineData("ofx entries", "<STMTTRN>")]
    [InlineData("ofx unclosed", "<OFX")]
    [InlineData("open brackets", "<OFX><")]
    [InlineData("comments", "<!--OFX")]
    [InlineData("elements", "<BkToCstmrStmt>")]
    [InlineData("qif", "!Type:Bank\n")]
    [InlineData("records", "D1\nT1\n^\n")]
    [InlineData("totals", "Total,Saldo,\n")]
    [InlineData("headers", "Date,Amount,Balance,Description\n")]
    [InlineData("null characters", "\0")]
    public void Memory_stays_bounded_whatever_fills_a_large_file(string what, string filler)
    {
        const int Size = 4 * 1024 * 1024;
        var file = Utf8(string.Concat(Enumerable.Repeat(filler, Size / filler.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Throws<StatementException>(() => CsvStatementTests.Read(file));

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 40L * Size, $"{what}: {allocated / 1024 / 1024} MB for {exception.Message}");
    }

    [Fact]
    public void Memory_stays_bounded_for_a_file_that_is_all_one_entry()
    {
        // Quotes of splits, values and texts that a row keeps only the beginning of.
        foreach (var (before, filler) in new[] { ("!Type:Bank\nD31/12/2026\nT-1\n", "SFood\n"), ("<OFX><STMTTRN><DTPOSTED>20260131<TRNAMT>-1<NAME>", "&amp;") })
        {
            const int Size = 4 * 1024 * 1024;
            var file = Utf8(before + string.Concat(Enumerable.Repeat(filler, Size / filler.Length)));
            var allocated = GC.GetAllocatedBytesForCurrentThread();

            var row = Assert.Single(CsvStatementTests.Read(file).Rows);

            Assert.Equal(-1, row.Amount);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 20L * Size);
        }
    }

    [Fact]
    public void Blanks_before_a_statement_are_no_part_of_it() =>
        Assert.Equal("-1.00", CsvStatementTests.Amounts(CsvStatementTests.Read(new string('\n', 70_000) + Header + "2026-01-31,A,-1.00\n")));

    [Theory]
    [InlineData("windows-1251", "Кофе")]
    [InlineData("iso-8859-15", "Café €")]
    [InlineData("utf-16BE", "Кофе")]
    public void An_encoding_that_is_told_is_used(string encoding, string memo)
    {
        CsvStatementTests.Read(Header + "2026-01-31,A,-1.00\n"); // registers the code pages
        var file = Encoding.GetEncoding(encoding).GetBytes($"{Header}2026-01-31,{memo},-1.00\n");

        var statement = CsvStatementTests.Read(file, new StatementOptions { Encoding = encoding });

        Assert.Equal(memo, statement.Rows[0].Description);
    }

    [Theory]
    [InlineData("encoding", "utf-99")]
    [InlineData("dateFormat", "dd/dd/dd")]
    [InlineData("decimalSeparator", ";")]
    [InlineData("delimiter", "a")]
    [InlineData("delimiter", "€")]
    [InlineData("delimiter", "\u007f")]
    [InlineData("amountColumn", "9")]
    [InlineData("directionColumn", "Memo")]
    public void An_option_that_does_not_fit_is_named(string option, string value)
    {
        var options = option switch
        {
            "encoding" => new StatementOptions { Encoding = value },
            "dateFormat" => new StatementOptions { DateFormat = value },
            "decimalSeparator" => new StatementOptions { DecimalSeparator = value[0] },
            "delimiter" => new StatementOptions { Delimiter = value[0] },
            "amountColumn" => new StatementOptions { AmountColumn = value },
            _ => new StatementOptions { DirectionColumn = value },
        };

        Assert.Equal(option, Assert.Throws<StatementException>(() => CsvStatementTests.Read(Header + "2026-01-31,A,-1.00\n", options)).Option);
    }

    [Fact]
    public void Rows_keep_neither_control_characters_nor_half_characters_nor_endless_text()
    {
        var memo = "A\u0001B\u001b[31m" + string.Concat(Enumerable.Repeat("😀", 3_000));

        var row = CsvStatementTests.Read($"{Header}2026-01-31,{memo},-1.00\n").Rows[0];

        Assert.StartsWith("A B [31m😀", row.Description, StringComparison.Ordinal);
        Assert.Equal(200, new StringInfo(row.Description).LengthInTextElements);
        Assert.True(row.Raw.Length <= StatementLimits.RawLength);
        Assert.False(char.IsHighSurrogate(row.Raw[^1]));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(string name, string content = "")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(Utf8(content));
        }

        return stream.ToArray();
    }
}
