using System.Collections.Frozen;

namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Words that say whether money goes out, comes in, or only changes its account; and those for its state.</summary>
internal static class DirectionWords
{
    private static readonly FrozenSet<string> Out = Set(
        "expense expenses exp debit debet d dr db dbit debt af uit out outgoing outflow withdrawal withdraw spending spent purchase sale charge ausgabe ausgaben "
        + "ausgang soll s belastung debito cargo gasto depense uscita addebito udgift utgift wydatek obciazenie moneyout uitgaaf deebet 支出 withdrawn withdrawals debits retiro egreso salida sortie uscite saida saque isplata borc gider utbetaling udbetaling outgoingpayment paymentsent moneysent paidout χ χρέωση списание расход");

    private static readonly FrozenSet<string> In = Set(
        "income inc credit kredit c cr k h crdt bij in incoming inflow deposit refund einnahme einnahmen eingang haben gutschrift credito abono ingreso recette "
        + "entrata accredito 收入 indtaegt inntekt przychod uznanie moneyin received inkomst kreedit deposits credits entrate entrada uplata alacak gelir innbetaling indbetaling incomingpayment paymentreceived moneyreceived paidin topup π πίστωση зачисление поступление");

    private static readonly FrozenSet<string> Pending = Set(
        "pending \u0432\u043e\u0431\u0440\u0430\u0431\u043e\u0442\u043a\u0435 vorgemerkt vorgemerkte pdng reserved reservert reserveret reserverad reserverat reservation varaus enattente pendiente pendente "
        + "inbehandeling gereserveerd authorised authorized authorisation authorization autorizzato ausstehend notbooked nichtgebucht afventer venter "
        + "oczekujace oczekujaca unposted futr offen open processing inprogress onhold uncollected unsettled notposted notcleared notsettled nichtverbucht nietgeboekt noncomptabilise noncontabilizzato nocontabilizado inbearbeitung");

    private static readonly FrozenSet<string> Undone = Set(
        "declined failed reverted cancelled canceled rejected denied refused returned reversed voided void deleted expired removed abgelehnt storniert "
        + "fehlgeschlagen zuruckgewiesen refuse rejete annule geweigerd geannuleerd afgewezen rechazado anulado cancelado recusado annullato rifiutato stornato "
        + "afvist slettet avvist odrzucona odrzucone anulowana");

    private static readonly FrozenSet<string> Booked = Set(
        "booked gebucht gebuchte book posted completed complete settled executed cleared reconciled geboekt bogfort bokfort comptabilise contabilizado done "
        + "success succeeded finished udfort utfort verbucht processed ok uncleared confirmed");

    // Within a text, these are money that comes in.
    private static readonly FrozenSet<string> Received = Set(
        "salary payroll paycheck wages refund return returned cashback reversal gehalt lohn erstattung ruckerstattung salaire remboursement nomina devolucion reembolso estorno stipendio "
        + "rimborso salaris loon terugbetaling wynagrodzenie tilbakebetaling aterbetalning");

    /// <summary>-1 for out, +1 for in, 0 for a transfer whose direction is not said; null for other words.</summary>
    public static (int Sign, bool IsTransfer)? Find(string cell)
    {
        if (cell is "-" or "+")
            return (cell == "-" ? -1 : 1, false);

        var word = Key(cell);

        // Memo: a row of PayPal's that moves nothing.
        if (word.StartsWith("transfer", StringComparison.Ordinal) || word is "umbuchung" or "uberweisungintern" or "memo" or "振替" or "不计收支")
            return (word.EndsWith("out", StringComparison.Ordinal) ? -1 : word.EndsWith("in", StringComparison.Ordinal) ? 1 : 0, true);

        return Out.Contains(word) ? (-1, false) : In.Contains(word) ? (1, false) : null;
    }

    /// <summary>"Income" alone, "Salary of January".</summary>
    public static bool SaysMoneyIn(string cell) => (cell.Length > 3 && Find(cell) is { Sign: > 0, IsTransfer: false })
        || (cell.Length is > 3 and < 200 && char.IsLetter(cell[0]) && Array.Exists(FoldedText.Of(cell).Split(' '), Received.Contains));

    /// <summary>"Pending", "Umsatz vorgemerkt und nicht gebucht".</summary>
    public static bool IsPending(string cell) => Has(cell, Pending);

    /// <summary>The bank took it back, or never did it.</summary>
    public static bool IsUndone(string cell) => Has(cell, Undone) && !IsPending(cell);

    public static bool IsYes(string cell) => Key(cell) is "1" or "true" or "yes" or "y" or "x" or "ja" or "oui" or "si" or "sim";

    public static bool IsNo(string cell) => Key(cell) is "0" or "false" or "no" or "n" or "nein" or "nee" or "non" or "nao";

    public static bool IsBooked(string cell) => Has(cell, Booked) && !IsPending(cell);

    public static bool IsStatus(string cell) => Has(cell, Booked) || Has(cell, Pending) || Has(cell, Undone);

    private static bool Has(string cell, FrozenSet<string> words)
    {
        if (cell.Length is 0 or > 50)
            return false;

        var folded = FoldedText.Of(cell);

        return words.Contains(folded.Replace(" ", "", StringComparison.Ordinal)) || Array.Exists(folded.Split(' '), words.Contains);
    }

    private static string Key(string cell) => cell.Length > 30 ? "" : FoldedText.Of(cell).Replace(" ", "", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
