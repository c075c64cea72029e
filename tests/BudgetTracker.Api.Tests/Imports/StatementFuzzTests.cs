using System.Diagnostics;
using System.Globalization;
using System.Text;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Imports.Statements;
using BudgetTracker.Api.Tests.Imports.Banks;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Mutated statements give rows that can be stored, or the readers' own exception; never another one.</summary>
/// <remarks>
/// The environment variable BUDGETTRACKER_FUZZ_ROUNDS says how many inputs each reader gets: 1,000 if not set. When it is
/// set, the seed is new each time, and an input that takes longer than a second fails.
/// </remarks>
[Trait("Runs", "once")]
public sealed class StatementFuzzTests(ITestOutputHelper output)
{
    private static readonly string? Rounds = Environment.GetEnvironmentVariable("BUDGETTRACKER_FUZZ_ROUNDS");

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly string[] Tokens =
    [
        "\"", "\"\"", ";", ",", "\t", "|", "\n", "\r", "\r\n", "\r\r\n", "\0", "-", "+", "(", ")", "€", "1.234", "1,234.56", "-0", "99999999999999999999999999999",
        "0000-00-00", "31/02/2026", "01/02/03", "20261301", "29-Feb-2025", "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "&#x1F600;", "&amp;",
        "&", "<STMTTRN>", "</STMTTRN>", "<TRNAMT>", "<DTPOSTED>", "<Ntry>", "</Ntry>", "<Ntry/>", "<Amt Ccy=\"XXX\">", "<!DOCTYPE a [", "^", "!", "!Type:Bank", "!Option:DMY",
        "D", "T", "sep=", "Debit", "Credit", "Amount", "Date", "Total", "pending", "'", "=", "\u2212", "\u00a0", "\uFEFF", "\uFFFE", "😀", "ß", "İ", "id,date,user,category,description,amount",
        "CR", " DR", "1.234,5", "31.12.1999", "12/31/99", "19991231", "=\"1\"", "Saldo", "Vorgemerkt", "Buchungstag", "Betrag", "-.5", "1e5", "٣", "²", "\u202e", "\u0085", "\v", "\u2028",
    ];

    [Theory]
    [InlineData(StatementFormat.Csv)]
    [InlineData(StatementFormat.Ofx)]
    [InlineData(StatementFormat.Qif)]
    [InlineData(StatementFormat.Camt)]
    internal void Mutated_statements_are_read_or_rejected(StatementFormat format)
    {
        var rounds = int.Parse(Rounds ?? "1000", CultureInfo.InvariantCulture);
        var seed = Rounds is null ? 20260131 + (int)format : Random.Shared.Next();
        var random = new Random(seed);
        var samples = Samples(format);
        var (read, rejected, slowest) = (0, 0, TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            var sample = samples[random.Next(samples.Count)];
            var file = random.Next(4) switch
            {
                0 or 1 when format == StatementFormat.Camt => MutateValue(sample, random),
                0 when format == StatementFormat.Csv => MutateCells(sample, random),
                _ => Mutate(sample, samples[random.Next(samples.Count)], random),
            };
            var options = RandomOptions(format, random);
            var choice = random.Next(3);
            var elapsed = Try(file, options, choice, $"Seed {seed}, round {round}", out var isRead);

            // A busy machine stops anybody for a while; what is slow is so again.
            for (var again = 0; again < 3 && elapsed > Second; again++)
                elapsed = Try(file, options, choice, $"Seed {seed}, round {round}", out isRead);

            (read, rejected) = isRead ? (read + 1, rejected) : (read, rejected + 1);
            slowest = elapsed > slowest ? elapsed : slowest;
            Assert.True(Rounds is null || elapsed < Second, $"Seed {seed}, round {round}: {elapsed}\n{options}\n{Convert.ToBase64String(file)}");
        }

        output.WriteLine($"{format}, seed {seed}: {rounds} inputs, {read} read, {rejected} rejected, slowest {slowest.TotalMilliseconds:0.0} ms");
        Assert.True(read > rounds / 10, "The mutations are too strong to try the reader.");
    }

    private static TimeSpan Try(byte[] file, StatementOptions options, int choice, string which, out bool isRead)
    {
        var started = Stopwatch.GetTimestamp();
        var elapsed = default(TimeSpan);
        isRead = false;
        try
        {
            var statement = CsvStatementTests.Read(file, options);
            (isRead, elapsed) = (true, Stopwatch.GetElapsedTime(started));
            Check(statement);
            CheckOptions(file, statement, choice);
        }
        catch (StatementException exception) when (!isRead || exception.Option == "dateColumn")
        {
            // Of the columns that a need offers, one may have no amount beside a date.
            Assert.NotEmpty(exception.Message);
            elapsed = Stopwatch.GetElapsedTime(started);
        }
        catch (Exception exception)
        {
            Assert.Fail($"{which}: {exception}\n{options}\n{Convert.ToBase64String(file)}");
        }

        return elapsed;
    }

    // What the ledger asks of a row.
    private static void Check(Statement statement)
    {
        Assert.NotEmpty(statement.Rows);
        Assert.All(statement.Needs, need => Assert.NotEmpty(need.Choices));
        foreach (var row in statement.Rows)
        {
            if (row.Error is null)
            {
                Assert.True(row.Date is not null || row.IsPending);
                Assert.True(row.Amount is not null && row.Amount.Value.Scale == 2 && Math.Abs(row.Amount.Value) <= Money.Max);
                Assert.True(row.Amount < 0 || row.NotSpending is not null);
            }

            Assert.True(row.Number >= 1);
            Assert.InRange(row.Description.EnumerateRunes().Count(), 1, Expense.DescriptionMaxLength);
            Assert.True(VisibleText.Is(row.Description));
            Assert.InRange(row.Raw.Length, 0, StatementLimits.RawLength);
            foreach (var text in (string?[])[row.Description, row.BankId, row.Account, row.Category, row.NotSpending, row.Note, row.Error])
                Assert.True(text is null || (text.Trim() == text && text.Length > 0 && !text.Any(char.IsControl) && IsWhole(text)), text);

            Assert.True(IsWhole(row.Raw) && !row.Raw.Contains('\0', StringComparison.Ordinal));
            Assert.True(row.Currency is null || IsoCurrencies.Contains(row.Currency));
        }
    }

    // Each choice resolves its need, and the options that were found read the file as it was read.
    private static void CheckOptions(byte[] file, Statement statement, int choice)
    {
        if (statement.Needs.Count == 0)
        {
            var again = CsvStatementTests.Read(file, statement.Options);
            Assert.Empty(again.Needs);
            Assert.Equal(Money(statement), Money(again));
        }
        else if (statement.Needs[0] is var need)
        {
            var options = Resolve(statement.Options, need.Option, need.Choices[choice % need.Choices.Count].Value);
            Assert.True(CsvStatementTests.Read(file, options).Needs.Count(other => other.Option == need.Option) < statement.Needs.Count(other => other.Option == need.Option), need.ToString());
        }

        static IEnumerable<string> Money(Statement statement) =>
            statement.Rows.Where(row => row.Error is null).Select(row => $"{row.Number}: {row.Date} {row.Amount} {row.IsPending}");
    }

    private static StatementOptions Resolve(StatementOptions options, string option, string value) => option switch
    {
        "dateFormat" => options with { DateFormat = value },
        "decimalSeparator" => options with { DecimalSeparator = value[0] },
        "sign" => options with { Sign = Enum.Parse<StatementSign>(value, ignoreCase: true) },
        "amountColumn" => options with { AmountColumn = value },
        "debitColumn" => options with { DebitColumn = value },
        _ => throw new ArgumentOutOfRangeException(nameof(option), option, "No such need."),
    };

    private static StatementOptions RandomOptions(StatementFormat format, Random random)
    {
        var options = new StatementOptions { Format = random.Next(4) == 0 ? format : null };
        if (random.Next(3) > 0)
            return options;

        return random.Next(10) switch
        {
            0 => options with { Header = random.Next(2) == 0 },
            1 => options with { Delimiter = ";,\t|:"[random.Next(5)] },
            2 => options with { DateFormat = Pick("dd/MM/yyyy", "MM/dd/yy", "yyyy-MM-dd", "dd.MM.yy|MM/dd/yyyy") },
            3 => options with { DecimalSeparator = ".,"[random.Next(2)] },
            4 => options with { Sign = (StatementSign)random.Next(2) },
            5 => options with { AmountColumn = Column() },
            6 => options with { DebitColumn = Column(), CreditColumn = random.Next(2) == 0 ? Column() : null },
            7 => options with { DateColumn = Column(), DescriptionColumn = Column() },
            8 => options with { CategoryColumn = Column(), IdColumn = Column(), DirectionColumn = random.Next(2) == 0 ? Column() : null },
            _ => options with { Encoding = Pick("utf-8", "windows-1252", "utf-16", "iso-8859-1", "windows-1250") },
        };

        string Column() => random.Next(1, 10).ToString(CultureInfo.InvariantCulture);
        string Pick(params string[] values) => values[random.Next(values.Length)];
    }

    private static bool IsWhole(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar) || text.Contains('\uFFFD', StringComparison.Ordinal);

    private static List<byte[]> Samples(StatementFormat format)
    {
        List<byte[]> samples = format switch
        {
            StatementFormat.Ofx => [Encoding.UTF8.GetBytes(SampleStatements.OfxSgml), Encoding.UTF8.GetBytes(SampleStatements.OfxXml)],
            StatementFormat.Qif => [Encoding.UTF8.GetBytes(SampleStatements.Qif)],
            StatementFormat.Camt => [Encoding.UTF8.GetBytes(SampleStatements.Camt)],
            _ => [.. SampleStatements.Csv.Select(sample => SampleStatements.Bytes(sample.Text, sample.Encoding))],
        };
        samples.AddRange(BankStatementTests.All.Select(BankStatementTests.Bytes).Where(file => CsvStatementTests.Read(file).Format == format));

        return samples;
    }

    // Cells of another kind, rows twice or in another order.
    private static byte[] MutateCells(byte[] sample, Random random)
    {
        var lines = Encoding.Latin1.GetString(sample).Split('\n').ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(lines.Count);
            var delimiter = ";,\t|".MaxBy(c => lines[at].Count(other => other == c));
            var cells = lines[at].Split(delimiter);
            cells[random.Next(cells.Length)] = random.Next(3) == 0
                ? cells[random.Next(cells.Length)]
                : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
            var line = string.Join(delimiter, random.Next(8) == 0 ? cells.Reverse() : cells);
            if (random.Next(3) == 0)
                lines.Insert(random.Next(lines.Count), line);
            else
                lines[at] = line;
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    // XML is rejected as soon as a bracket is missing; this keeps it well-formed.
    private static byte[] MutateValue(byte[] sample, Random random)
    {
        var text = Encoding.UTF8.GetString(sample);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = text.IndexOf('>', random.Next(text.Length)) + 1;
            var end = text.IndexOf('<', at);
            if (at > 0 && end >= 0)
                text = text[..at] + System.Security.SecurityElement.Escape(Tokens[random.Next(Tokens.Length)]) + text[(random.Next(2) == 0 ? at : end)..];
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static byte[] Mutate(byte[] sample, byte[] other, Random random)
    {
        var bytes = sample.ToList();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, random.Next(2, 60)), bytes.Count - at);
            switch (random.Next(9))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] = (byte)"0123456789.,-/ \"';"[random.Next(18)];
                    break;
                case 4:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(200))]);
                    break;
                case 5:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 6 when random.Next(20) == 0:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)"\"<a0;\n,( "[random.Next(9)], random.Next(100_000)));
                    break;
                case 7 when random.Next(20) == 0 && bytes.Count < 100_000:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes.GetRange(at, length), random.Next(2_000)).SelectMany(part => part));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
