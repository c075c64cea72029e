using BudgetTracker.Api.Http.Preconditions;

namespace BudgetTracker.Api.Imports;

/// <summary>An import: what was found in the file, and how far it has come.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="UserId">Whose import it is.</param>
/// <param name="State">Whether it is a preview, committed or undone.</param>
/// <param name="FileName">The name of the file; null where it was given none.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Encoding">The encoding of the text.</param>
/// <param name="Options">The options that the file was read with: those given, and those found. Null: open, or of no use here.</param>
/// <param name="Given">The options that were given.</param>
/// <param name="Needs">What the file leaves open, with the choices; empty where all is clear. Until then, it cannot be committed.</param>
/// <param name="Columns">The columns of a CSV file: their names, or their numbers from 1. Empty for other formats.</param>
/// <param name="Accounts">The accounts that the file names.</param>
/// <param name="Currencies">The currencies that the file names, ISO 4217.</param>
/// <param name="VerifiedByBalance">Whether the balances in the file confirm the amounts.</param>
/// <param name="OtherLines">Lines of the file that are no entries, such as column names and totals: the first 50.</param>
/// <param name="OtherLineCount">How many such lines there are.</param>
/// <param name="Counts">How many rows have each status.</param>
/// <param name="Totals">The sum of their amounts; money out is negative.</param>
/// <param name="Created">How many expenses the commit created.</param>
/// <param name="Linked">How many rows the commit linked to expenses that were there.</param>
/// <param name="CreatedAt">When the preview was made, UTC.</param>
/// <param name="ExpiresAt">When the preview is forgotten, UTC; null after the commit.</param>
/// <param name="CommittedAt">When it was committed, UTC; null before.</param>
/// <param name="UndoneAt">When it was undone, UTC; null before.</param>
/// <param name="Version">1 at first, one more with every change.</param>
public sealed record ImportResponse(
    int Id,
    int UserId,
    ImportState State,
    string? FileName,
    ImportFormat Format,
    string Encoding,
    ImportOptionSet Options,
    ImportOptionSet Given,
    IReadOnlyList<ImportNeed> Needs,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Currencies,
    ImportBalanceCheck VerifiedByBalance,
    IReadOnlyList<ImportOtherLine> OtherLines,
    int OtherLineCount,
    PerStatus<int> Counts,
    PerStatus<decimal> Totals,
    int Created,
    int Linked,
    DateTime CreatedAt,
    DateTime? ExpiresAt,
    DateTime? CommittedAt,
    DateTime? UndoneAt,
    int Version)
    : IHasETag
{
    string IHasETag.ETag => IHasETag.Of(Version);

    /// <summary>The response for an import.</summary>
    internal static ImportResponse From(Import import) => new(
        import.Id,
        import.UserId,
        import.State,
        import.FileName,
        import.Findings.Options.Format!.Value,
        import.Findings.Options.Encoding!,
        import.Findings.Options,
        import.Given,
        import.Findings.Needs,
        import.Findings.Columns,
        import.Findings.Accounts,
        import.Findings.Currencies,
        import.Findings.VerifiedByBalance,
        import.Findings.OtherLines,
        import.Findings.OtherLineCount,
        import.Counts,
        import.Totals,
        import.Created,
        import.Linked,
        import.CreatedAt,
        import.ExpiresAt,
        import.CommittedAt,
        import.UndoneAt,
        import.Version);

    /// <summary>What the document shows: a small CSV file, previewed.</summary>
    internal static ImportResponse Example { get; } = new(
        1,
        1,
        ImportState.Preview,
        "statement.csv",
        ImportFormat.Csv,
        "utf-8",
        ImportOptionSet.Example with
        {
            Format = ImportFormat.Csv,
            Encoding = "utf-8",
            Delimiter = ",",
            Header = true,
            DateFormat = "yyyy-MM-dd",
            DecimalSeparator = ".",
            DateColumn = "Date",
            AmountColumn = "Amount",
            DescriptionColumn = "Payee",
            Sign = ImportSign.NegativeIsSpending,
        },
        ImportOptionSet.Example,
        [],
        ["Date", "Payee", "Amount"],
        [],
        ["EUR"],
        ImportBalanceCheck.None,
        [new(1, "Date,Payee,Amount", "The column names.")],
        1,
        PerStatus<int>.Of(status => status switch { ImportRowStatus.New => 2, ImportRowStatus.NotSpending => 1, _ => 0 }),
        PerStatus<decimal>.Of(status => status switch { ImportRowStatus.New => -36.39m, ImportRowStatus.NotSpending => 1500.00m, _ => 0.00m }),
        0,
        0,
        new(2026, 2, 14, 18, 30, 0, DateTimeKind.Utc),
        new(2026, 2, 21, 18, 30, 0, DateTimeKind.Utc),
        null,
        null,
        1);
}
