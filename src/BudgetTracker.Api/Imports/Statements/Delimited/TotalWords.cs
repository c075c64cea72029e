namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Words of rows that are balances and totals rather than entries.</summary>
internal static class TotalWords
{
    private static readonly string[] Totals =
    [
        "total", "totals", "subtotal", "totaal", "totale", "suma", "summe", "sum", "gesamt", "saldo", "kontostand", "balance", "solde", "endsaldo",
        "anfangssaldo", "beginsaldo", "opening", "closing", "beginning", "ending", "brought", "carried", "ubertrag", "report", "i alt", "slutsaldo", "open balance", "close balance",
    ];

    // A row with a date and an amount that is still no entry.
    private static readonly string[] Balances =
    [
        "opening balance", "closing balance", "beginning balance", "ending balance", "starting balance", "previous balance", "statement balance",
        "balance brought forward", "balance carried forward", "balance forward", "balance b f", "balance c f", "balance b d", "balance c d", "saldovortrag", "brought forward", "carried forward",
        "total debits", "total credits", "total deposits", "total withdrawals", "total payments", "total purchases", "turnover",
        "anfangssaldo", "endsaldo", "schlusssaldo", "eroffnungssaldo", "kontostand", "alter kontostand", "neuer kontostand", "alter saldo", "neuer saldo",
        "saldo anterior", "saldo inicial", "saldo final", "saldo do dia", "s a l d o", "saldo del dia", "saldo actual", "saldo disponible",
        "saldo iniziale", "saldo finale", "saldo precedente", "saldo attuale",
        "solde initial", "solde final", "solde precedent", "ancien solde", "nouveau solde", "beginsaldo", "eindsaldo", "vorig saldo",
        "inngaende saldo", "utgaende saldo", "ingaende saldo", "primosaldo", "ultimosaldo", "alkusaldo", "loppusaldo",
        "saldo poczatkowe", "saldo koncowe", "likutis pradziai", "likutis pabaigai", "apyvarta", "algsaldo", "loppsaldo", "kaive",
        "sakuma atlikums", "beigu atlikums", "apgrozijums", "pocatecni zustatek", "konecny zustatek", "nyito egyenleg", "zaro egyenleg",
    ];

    /// <summary>Whether some cell says that an amount beside it is a balance, whatever else stands in the row.</summary>
    public static bool IsBalance(CsvRecord record) => Array.Exists(record.Cells, cell =>
        Start(cell) is { Length: > 0 } folded
            && (folded is "saldo" || Array.Exists(Balances, phrase => folded.StartsWith(phrase, StringComparison.Ordinal))));

    /// <summary>Whether a row that lacks a date or an amount is a balance or a total.</summary>
    public static bool IsTotal(CsvRecord record) => Array.Exists(record.Cells, IsTotal);

    /// <summary>"Total", "Total for January".</summary>
    public static bool IsTotal(string cell) => Start(cell) is { Length: > 0 } folded && Array.Exists(Totals, word =>
        folded.StartsWith(word, StringComparison.Ordinal) && (folded.Length == word.Length || folded[word.Length] == ' '));

    /// <summary>"Total for January", "Monthly total".</summary>
    public static bool NamesTotal(string cell) => IsTotal(cell)
        || (Start(cell) is { Length: > 0 } folded && Array.Exists(folded.Split(' '), word => word is "total" or "totals" or "sum" or "summe" or "suma"));

    private static string Start(string cell) =>
        cell.Length == 0 || char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+' ? "" : FoldedText.Of(cell[..Math.Min(cell.Length, 60)]);
}
