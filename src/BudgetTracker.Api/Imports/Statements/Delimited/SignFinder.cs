namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Finds out from the file which sign spending has in the column of amounts.</summary>
internal sealed class SignFinder(DelimitedTable table, Layout layout, AmountSeparators separators)
{
    private const int ProofRows = 500;

    // A purchase may be called a payment too; nobody is thanked for it.
    private static readonly string[] Payments = ["payment", "zahlung", "paiement", "pago", "pagamento", "betaling"];
    private static readonly string[] Thanks =
        ["thank", "received", "danke", "erhalten", "merci", "gracias", "recibid", "recebid", "obrigad", "ontvangen", "bedankt", "modtag"];

    /// <summary>Null, without a reason, where a direction column says it; null, with one, where it is open.</summary>
    public (StatementSign? Sign, string? WhyOpen) Find()
    {
        var column = table.Columns[layout.Amount];
        var (found, whyOpen) = Find(table.Data, column);

        // Each of several tables must say the same: one of them may be of a card.
        var parts = layout.Direction >= 0 || whyOpen is not null ? [] : table.Parts(layout.Date);
        if (parts.Count > 1 && parts.FirstOrDefault(part => Find(part, new DelimitedColumn(column.Index, column.Header, part)) != (found, null)) is { } other)
            whyOpen = $"The table from line {other[0].Line} on may have other signs than the rest: if it has, split the file.";

        return whyOpen is null ? (found, null) : (null, whyOpen);
    }

    // By a direction column, by marks, by explicit signs; else what has mostly negative amounts is an account.
    private (StatementSign? Sign, string? WhyOpen) Find(IReadOnlyList<CsvRecord> rows, DelimitedColumn column)
    {
        if (layout.Direction >= 0)
            return column.Negative == 0 ? default : FindSignByDirection(rows);

        // Where one side is marked, and nothing else has a sign, the amounts without a mark are of the other side.
        var (negative, positive) = (column.Negative - column.MarkedOut, column.NonZero - column.Negative - column.MarkedIn);
        if (negative == 0 && (column.MarkedIn > 0 || column.MarkedOut > 0) && (positive == 0 || column.MarkedIn == 0 || column.MarkedOut == 0))
            return (column.MarkedIn > 0 ? StatementSign.PositiveIsSpending : StatementSign.NegativeIsSpending, null);

        if (column.Plus > 0 && negative > 0)
            return (StatementSign.NegativeIsSpending, null);

        var entries = layout.Balance < 0 ? [] : rows
            .Select(row => (Amount: AmountText.TryScan(row[layout.Amount], out var amount) ? separators.Read(amount, row[layout.Amount]).Amount : null,
                Balance: separators.ReadBalance(row[layout.Balance])))
            .Where(entry => entry.Amount is not null).Select(entry => (Amount: entry.Amount!.Value, entry.Balance)).ToList();

        // A balance that falls with positive amounts is that of an account with spending, or of a loan that is paid back. One
        // that grows with them may be what is owed on a card: it says nothing.
        var falls = BalanceChain.Proves([.. entries.Select(entry => (-entry.Amount, entry.Balance))], DelimitedTable.OrderOfTime(rows, layout.Date));
        if (!falls && negative > 0 && (negative > positive ? !HasPayment(rows, Payments, Thanks) : negative == positive && !HasPayment(rows, ["payment"], [""])) && !IsContradicted(rows))
            return (StatementSign.NegativeIsSpending, null);

        return (null, negative == 0
            ? "No amount is negative, so the file does not say whether these are expenses or income."
            : "The file may be of an account or of a card, so it does not say whether positive amounts are spending.");
    }

    // Money out is negative unless the holder of a card pays with it; the other amounts are then purchases.
    private bool HasPayment(IReadOnlyList<CsvRecord> rows, string[] payments, string[] thanks) => rows.Any(row =>
        AmountText.TryScan(row[layout.Amount], out var amount) && amount.Sign < 0
        && Array.Exists(row.Cells, cell => Has(cell, payments) && Has(cell, thanks)));

    private static bool Has(string cell, string[] words) => Array.Exists(words, word => cell.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Whether salaries and refunds are negative rather than positive.
    private bool IsContradicted(IReadOnlyList<CsvRecord> rows)
    {
        var signs = rows.Take(ProofRows).Where(row => Array.Exists(row.Cells, DirectionWords.SaysMoneyIn))
            .Select(row => AmountText.TryScan(row[layout.Amount], out var amount) ? amount.Sign : 0).ToList();

        return signs.Count(sign => sign < 0) * 2 > signs.Count;
    }

    private (StatementSign? Sign, string? WhyOpen) FindSignByDirection(IReadOnlyList<CsvRecord> rows)
    {
        var (agree, differ) = (0, 0);
        foreach (var row in rows)
        {
            var sign = AmountText.TryScan(row[layout.Amount], out var amount) && !amount.IsZero ? (amount.Sign < 0 ? -1 : 1) : 0;
            var direction = DirectionWords.Find(row[layout.Direction])?.Sign ?? 0;
            agree += sign * direction > 0 ? 1 : 0;
            differ += sign * direction < 0 ? 1 : 0;
        }

        return Math.Min(agree, differ) * 5 > Math.Max(agree, differ) || agree == differ
            ? (null, "The signs of the amounts and the direction column contradict each other.")
            : (agree > differ ? StatementSign.NegativeIsSpending : StatementSign.PositiveIsSpending, null);
    }
}
