using System.Globalization;
using System.Xml;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>ISO 20022 statements (camt.053), reports (camt.052) and notifications (camt.054), whatever the version.</summary>
/// <remarks>Streams; no DTD, no entity from elsewhere. Elements go by their local names. One row for each Ntry.</remarks>
internal static class CamtReader
{
    private const int MaxValuesOfEntry = 20_000;

    public static Statement Read(string text, StatementOptions options, StatementLimits limits)
    {
        var accounts = new List<CamtAccount>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
                MaxCharactersFromEntities = 1_000_000,
            });
            ReadAccounts(reader, text, limits, accounts);
        }
        catch (XmlException exception)
        {
            var dtd = text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);

            throw dtd >= 0
                ? StatementText.At(text, dtd, "An XML file with a DTD is not accepted.")
                : StatementException.At(exception.LineNumber, exception.LinePosition, "The file is not well-formed XML.");
        }

        if (accounts.Count == 0)
            throw new StatementException("This XML file is no account statement (camt.052, camt.053 or camt.054).");

        var checks = accounts.Select(account => account.Check()).ToList();

        return new Statement
        {
            Format = StatementFormat.Camt,
            Options = options with { DateFormat = "yyyy-MM-dd", DecimalSeparator = '.' },
            Rows = [.. accounts.SelectMany(account => account.Rows())],
            VerifiedByBalance = checks.Contains(BalanceCheck.No) ? BalanceCheck.No
                : checks.TrueForAll(check => check == BalanceCheck.Yes) ? BalanceCheck.Yes : BalanceCheck.None,
        };
    }

    private static void ReadAccounts(XmlReader reader, string text, StatementLimits limits, List<CamtAccount> accounts)
    {
        var position = (IXmlLineInfo)reader;
        var lines = new LineStarts(text);
        var path = new List<string>();
        CamtAccount? account = null;
        CamtEntry? entry = null;
        CamtValues? balance = null;
        var (entryDepth, details, count, balances) = (0, 0, 0, 0);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth >= StatementLimits.Depth)
                    throw StatementException.At(position.LineNumber, position.LinePosition, "Elements are nested too deeply.");

                path.RemoveRange(reader.Depth, path.Count - reader.Depth);
                path.Add(reader.LocalName);
                if (reader.LocalName is "Stmt" or "Rpt" or "Ntfctn" && entry is null)
                {
                    limits.Check(accounts.Count + 1);
                    accounts.Add(account = new CamtAccount());
                }
                else if (reader.LocalName == "Ntry" && account is not null && entry is null)
                {
                    limits.Check(++count);
                    entry = new CamtEntry { Line = position.LineNumber, Start = lines.Offset(position) };
                    account.Entries.Add(entry);
                    (entryDepth, details) = (reader.Depth, 0);
                }
                else if (reader.LocalName == "Bal" && account is not null && entry is null)
                {
                    (balance, entryDepth) = (new CamtValues(), reader.Depth);
                }
                else if (reader.LocalName == "TxDtls" && entry is not null)
                {
                    path[^1] = "TxDtls#" + (++details).ToString(CultureInfo.InvariantCulture);
                }

                if (reader.LocalName is "Amt" or "TtlNetNtryAmt" && reader.GetAttribute("Ccy") is { } currency)
                    (entry?.Values ?? balance)?.Add(Path(path, entryDepth) + "@Ccy", currency);

                if (reader.LocalName == "Ntry" && reader.IsEmptyElement)
                    entry = null;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && account is not null)
            {
                var values = entry?.Values ?? balance ?? account.Values;
                if (values.Count > MaxValuesOfEntry)
                    throw StatementException.At(position.LineNumber, position.LinePosition, "The entry is too long.");

                values.Add(entry is null && balance is null ? string.Join('/', path) : Path(path, entryDepth), reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.LocalName == "Ntry" && reader.Depth == entryDepth && entry is not null)
                {
                    entry.Raw = EntryRules.Raw(text.AsSpan(entry.Start, Math.Max(0, lines.EndOfTag(position) - entry.Start)));
                    entry = null;
                }
                else if (reader.LocalName == "Bal" && reader.Depth == entryDepth && balance is not null)
                {
                    limits.Check(++balances);
                    account!.Balances.Add(balance);
                    balance = null;
                }
                else if (reader.LocalName is "Stmt" or "Rpt" or "Ntfctn" && entry is null)
                {
                    account = null;
                }
            }
        }
    }

    private static string Path(List<string> path, int from) => string.Join('/', path.Skip(from + 1));

    // Where each line begins, to cut an entry's raw text from the file.
    private sealed class LineStarts(string text)
    {
        private int line = 1;
        private int start;

        /// <summary>Behind the end tag at whose name the position is.</summary>
        public int EndOfTag(IXmlLineInfo position)
        {
            var end = text.IndexOf('>', Offset(position));

            return end < 0 ? text.Length : end + 1;
        }

        // Positions only rise. XmlReader counts \n, \r\n and a lone \r as one line end each; it counts some twice that
        // stand within an end tag, so a position may lie behind the text.
        public int Offset(IXmlLineInfo position)
        {
            while (line < position.LineNumber && start < text.Length)
            {
                var end = text.AsSpan(start).IndexOfAny('\r', '\n');
                if (end < 0)
                    break;

                start += end + (text.AsSpan(start + end).StartsWith("\r\n") ? 2 : 1);
                line++;
            }

            // The position is that of the name, behind "<".
            return Math.Clamp(start + position.LinePosition - 2, 0, text.Length);
        }
    }
}
