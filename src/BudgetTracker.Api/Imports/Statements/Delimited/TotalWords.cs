namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Words of rows that are balances and totals rather than entries.</summary>
internal static class TotalWords
{
    private static readonly string[] Totals =
    [
        "total", "totals", "subtotal", "net total", "grand total", "totaal", "totale", "suma", "summe", "sum", "gesamt", "saldo", "kontostand", "balance", "solde", "endsaldo",
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
        "initial balance", "opening bal", "closing bal", "balance bf", "balance cf", "bal b f", "bal c f", "bal bf", "bal cf", "bal fwd",
        "brought fwd", "carried fwd", "b fwd", "c fwd", "carry forward", "anfangsbestand", "endbestand", "ubertrag saldo", "kontosaldo",
        "solde crediteur", "solde debiteur", "solde d ouverture", "solde de cloture", "solde precedant", "report solde", "saldo apertura", "saldo de apertura", "saldo cierre",
        "saldo de cierre", "saldo bloqueado", "openingssaldo", "slotsaldo", "ingaende balans", "utgaende balans", "inngaende balanse", "utgaende balanse", "saldo poprzednie", "saldo biezace",
        "pociatocny zostatok", "konecny zostatok", "pocatecni stav", "konecny stav", "sold initial", "sold final", "devreden bakiye", "devir bakiye", "pocetno stanje", "zavrsno stanje", "zacetno stanje", "koncno stanje",
        "\u0432\u0445\u043e\u0434\u044f\u0449\u0438\u0439 \u043e\u0441\u0442\u0430\u0442\u043e\u043a", "\u0438\u0441\u0445\u043e\u0434\u044f\u0449\u0438\u0439 \u043e\u0441\u0442\u0430\u0442\u043e\u043a", "\u0432\u0445\u0456\u0434\u043d\u0438\u0439 \u0437\u0430\u043b\u0438\u0448\u043e\u043a", "\u0432\u0438\u0445\u0456\u0434\u043d\u0438\u0439 \u0437\u0430\u043b\u0438\u0448\u043e\u043a",
        "\u524d\u671f\u7e70\u8d8a", "\u524d\u6708\u7e70\u8d8a", "\u7e70\u8d8a", "\u671f\u521d\u4f59\u989d", "\u671f\u672b\u4f59\u989d", "\u4e0a\u671f\u4f59\u989d",
    ];

    // Before the day of a balance.
    private static readonly string[] Dated =
    [
        "balance as of ", "balance as at ", "balance at ", "balance on ", "saldo vom ", "saldo per ", "saldo am ", "saldo zum ", "saldo a ", "saldo al ", "saldo em ", "saldo ao ", "saldo op ",
        "saldo den ", "saldo pr ", "solde au ", "solde a la date du ", "kontostand am ", "stan na ", "stan na dzien ",
    ];

    /// <summary>Whether some cell says that an amount beside it is a balance, whatever else stands in the row.</summary>
    public static bool IsBalance(CsvRecord record) => Array.Exists(record.Cells, cell =>
        Start(cell) is { Length: > 0 } folded
            && (folded is "saldo" || Array.Exists(Balances, phrase => IsBalance(folded, phrase))
                || Array.Exists(Dated, phrase => folded.StartsWith(phrase, StringComparison.Ordinal) && folded.Length > phrase.Length && char.IsAsciiDigit(folded[phrase.Length]))));

    /// <summary>Whether a row that lacks a date or an amount is a balance or a total.</summary>
    public static bool IsTotal(CsvRecord record) => Array.Exists(record.Cells, IsTotal);

    /// <summary>"Total", "Total for January".</summary>
    public static bool IsTotal(string cell) => Start(cell) is { Length: > 0 } folded && Array.Exists(Totals, word => StartsWithWords(folded, word));

    /// <summary>"Total for January", "Monthly total".</summary>
    public static bool NamesTotal(string cell) => IsTotal(cell)
        || (Start(cell) is { Length: > 0 } folded && Array.Exists(folded.Split(' '), word => word is "total" or "totals" or "sum" or "summe" or "suma"));

    // A shop may be named with one of the words: "Kontostand am 31.01." is a balance, "Turnover Bakery" is none.
    private static bool IsBalance(string folded, string phrase) => StartsWithWords(folded, phrase)
        && (phrase.Contains(' ', StringComparison.Ordinal) || folded.Length == phrase.Length || BeginsWithDay(folded[(phrase.Length + 1)..].Split(' ')));

    // "31 01 2026", "am 31 01".
    private static bool BeginsWithDay(string[] words) =>
        char.IsAsciiDigit(words[0][0]) || (words is [{ Length: <= 4 }, var second, ..] && char.IsAsciiDigit(second[0]));

    private static bool StartsWithWords(string folded, string words) =>
        folded.StartsWith(words, StringComparison.Ordinal) && (folded.Length == words.Length || folded[words.Length] == ' ');

    private static string Start(string cell) =>
        cell.Length == 0 || char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+' ? "" : FoldedText.Of(cell[..Math.Min(cell.Length, 60)]);
}
