using System.Text.Json.Serialization;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>What the reader found out about a file.</summary>
internal sealed record ImportFindings(
    ImportOptionSet Options,
    IReadOnlyList<ImportNeed> Needs,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Currencies,
    ImportBalanceCheck VerifiedByBalance,
    IReadOnlyList<ImportOtherLine> OtherLines,
    int OtherLineCount)
{
    private const int MaxOtherLines = 50;
    private const int OtherLineLength = 200;

    /// <summary>Whether the file is an export of this program: then its ids are those of expenses.</summary>
    [JsonIgnore]
    public bool IsLedgerExport => LedgerCsv.IsHeader(Columns);

    public static ImportFindings Of(Statement statement, ImportOptionSet given) => new(
        ImportOptionSet.From(statement.Options, given),
        [.. statement.Needs.Select(need => new ImportNeed(
            need.Option,
            need.Reason,
            [.. need.Choices.Select(choice => new ImportChoice(choice.Value, choice.Samples))]))],
        statement.Columns,
        statement.Accounts,
        statement.Currencies,
        (ImportBalanceCheck)statement.VerifiedByBalance,
        [.. statement.LeftOut.Take(MaxOtherLines)
            .Select(line => new ImportOtherLine(line.Number, OneLine.Of(line.Raw, OtherLineLength), line.Reason))],
        statement.LeftOut.Count);
}
