namespace BudgetTracker.Api.Imports.Statements;

/// <summary>One statement, report or notification: an account with its balances and entries.</summary>
internal sealed class CamtAccount
{
    public CamtValues Values { get; } = new();

    public List<CamtValues> Balances { get; } = [];

    public List<CamtEntry> Entries { get; } = [];

    /// <summary>The rows of its entries. What they share is searched once: an account may have as many texts as entries.</summary>
    public IEnumerable<StatementRow> Rows()
    {
        var id = Values.All("/Acct/Id/IBAN").Concat(Values.All("/Acct/Id/Othr/Id")).FirstOrDefault();
        var currency = Values.All("/Acct/Ccy").FirstOrDefault();

        return Entries.Select(entry => entry.Row(id, currency));
    }

    /// <summary>Whether opening balance and booked entries give the closing balance.</summary>
    /// <remarks>
    /// Some banks give a reversal the direction of the entry that it takes back. Without balances that close no
    /// direction is turned round.
    /// </remarks>
    public BalanceCheck Check()
    {
        if (Balance("OPBD", "PRCD") is not { } opening || Balance("CLBD") is not { } closing)
            return BalanceCheck.None;

        if (Closes(opening, closing))
            return BalanceCheck.Yes;

        var reversals = Entries.Where(entry => entry.IsReversal).ToList();
        reversals.ForEach(entry => entry.IsFlipped = true);
        if (reversals.Count > 0 && Closes(opening, closing))
            return BalanceCheck.Yes;

        reversals.ForEach(entry => entry.IsFlipped = false);

        return BalanceCheck.No;
    }

    private bool Closes(decimal opening, decimal closing) =>
        Entries.Where(entry => entry.IsBooked).All(entry => entry.Amount is not null)
        && opening + Entries.Where(entry => entry.IsBooked).Sum(entry => entry.Amount) == closing;

    private decimal? Balance(params string[] codes)
    {
        var found = codes.SelectMany(code => Balances.Where(balance => balance.First("Tp/CdOrPrtry/Cd") == code)).FirstOrDefault();
        if (found is null || CamtEntry.ReadAmount(found, "Amt") is not { } amount)
            return null;

        return found.First("CdtDbtInd") == "DBIT" ? -amount : amount;
    }
}
