namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Finds rows at either end of a table that are balances or totals, or may be.</summary>
/// <param name="table">The table.</param>
/// <param name="rows">What was read from it.</param>
/// <param name="leftOut">The lines that are no rows.</param>
/// <param name="chain">The rows that change the balance, by their place among the rows, with the balance beside each.</param>
internal sealed class TableEnds(
    DelimitedTable table,
    List<StatementRow> rows,
    List<LeftOutLine> leftOut,
    List<(int Row, decimal Amount, decimal? Balance, string? Account)> chain)
{
    /// <summary>Leaves out what is none; what may be none gets a note.</summary>
    public void Check()
    {
        if (table.IsExport)
            return;

        CheckTotal();
        CheckWords();
        CheckBalances();
    }

    // The last row, if it is as much as all others together.
    private void CheckTotal()
    {
        if (rows.Count < 2 || rows[^1] is not { Error: null, Amount: { } last } row || table.Data[^1].Line != row.Number
            || last != rows.SkipLast(1).Sum(other => other.Amount))
        {
            return;
        }

        var isSaid = Array.Exists(table.Data[^1].Cells, TotalWords.NamesTotal);
        if (isSaid && rows.Count > 2)
        {
            leftOut.Add(new LeftOutLine(row.Number, row.Raw, DelimitedRows.Total));
            rows.RemoveAt(rows.Count - 1);
            chain.RemoveAll(entry => entry.Row == rows.Count);
        }
        else if (isSaid || rows.Count > 2)
        {
            Note(rows.Count - 1, "It is as much as all other rows together: it may be a total.");
        }
    }

    // A balance that stands in the place of an amount, as banks write it above or below the entries.
    private void CheckWords()
    {
        foreach (var end in rows.Count == 0 ? [] : (ReadOnlySpan<int>)[0, rows.Count - 1])
        {
            if (TotalWords.IsTotal(table.Records.First(record => record.Line == rows[end].Number)))
                Note(end, "It may be a balance or a total rather than an entry.");
            else if (rows.Count > 2 && rows[end].Description == EntryRules.NoDescription && rows.Count(row => row.Description == EntryRules.NoDescription) == 1)
                Note(end, "It alone has no text: it may be a balance rather than an entry.");
            else if (chain.Exists(entry => entry.Row == end && entry.Amount != 0 && Math.Abs(entry.Amount) == Math.Abs(entry.Balance ?? 0)))
                Note(end, "It is as much as the balance beside it: it may be an opening balance.");
        }
    }

    private void CheckBalances()
    {
        if (chain.DistinctBy(entry => entry.Account).Count() != 1 || BalanceChain.FindOddEnd([.. chain.Select(entry => (entry.Amount, entry.Balance))]) is not { } odd)
            return;

        // The first line of a file without a header has its place.
        if (chain[odd].Row == 0 && table.HeaderIndex < 0)
            rows[0] = rows[0] with { Error = "The balances below it do not follow from it: it is a summary rather than an entry." };
        else
            Note(chain[odd].Row, "The other balances do not follow from it: it may be no entry.");
    }

    private void Note(int row, string note) => rows[row] = rows[row] with { Note = rows[row].Note ?? note };
}
