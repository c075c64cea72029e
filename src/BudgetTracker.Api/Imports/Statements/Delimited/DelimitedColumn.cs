namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>What the cells of one column look like, over the rows that hold a date and a number.</summary>
internal sealed class DelimitedColumn
{
    private const int MaxDistinct = 6;

    private readonly HashSet<string> distinct = new(StringComparer.OrdinalIgnoreCase);
    private int plain;
    private bool hasLeadingZero;
    private (int Shortest, int Longest) lengths = (int.MaxValue, 0);

    public DelimitedColumn(int index, string? header, IReadOnlyList<CsvRecord> rows)
    {
        (Index, Header) = (index, header);
        if (header is not null && HeaderWords.Find(header) is { } found)
            (Role, RoleLength) = found;

        foreach (var row in rows)
            Add(row[index]);
    }

    public int Index { get; }

    public string? Header { get; }

    /// <summary>What the header says; null when it says nothing.</summary>
    public ColumnRole? Role { get; }

    public int RoleLength { get; }

    /// <summary>Whether the header says that, and nothing else.</summary>
    public bool IsWhole => RoleLength >= HeaderWords.Whole;

    public int Filled { get; private set; }

    public int Dates { get; private set; }

    public int Numbers { get; private set; }

    public int NonZero { get; private set; }

    public int Negative { get; private set; }

    public int Plus { get; private set; }

    /// <summary>Numbers, other than zero, with CR or the like behind them, and those with DR.</summary>
    public int MarkedIn { get; private set; }

    public int MarkedOut { get; private set; }

    /// <summary>Cells of dashes alone, which stand for nothing.</summary>
    public int Blanks { get; private set; }

    /// <summary>Cells that say that the bank has not booked the entry yet, as they may in the place of its date.</summary>
    public int Pending { get; private set; }

    public int Currencies { get; private set; }

    public long TextLength { get; private set; }

    /// <summary>The different cells; null where there are more than a few.</summary>
    public IReadOnlyCollection<string>? Distinct => distinct.Count <= MaxDistinct ? distinct : null;

    public bool IsDate => Dates > 0 && Dates * 5 >= (Filled - Blanks - Pending) * 4;

    /// <summary>Nearly all its cells are numbers; a header that promises an amount makes up for more broken ones.</summary>
    public bool IsNumber => Numbers > 0 && !IsDate && Numbers * 10 >= (Filled - Blanks) * (IsAmountRole ? 5 : 9);

    /// <summary>Whether its numbers look like accounts, ids or codes: whole, without a sign, of one length or all the same.</summary>
    public bool IsReference => plain > 0 && plain == Numbers
        && (hasLeadingZero || lengths.Shortest >= (lengths.Shortest == lengths.Longest ? 5 : 8) || (distinct.Count == 1 && plain > (lengths.Shortest > 3 ? 1 : 2)));

    public bool IsDirection => Filled > 0 && Distinct is { } words && words.All(word => DirectionWords.Find(word) is not null);

    /// <summary>Whether some of its words are directions either way, and others are not known.</summary>
    public bool IsPartlyDirection => Distinct is { } words && words.Any(word => DirectionWords.Find(word)?.Sign < 0) && words.Any(word => DirectionWords.Find(word)?.Sign > 0);

    public bool IsStatus => Filled > 0 && (Role == ColumnRole.Status || (Distinct is { } words && words.All(DirectionWords.IsStatus)
        && words.Any(word => DirectionWords.IsPending(word) || DirectionWords.IsUndone(word))));

    /// <summary>Whether it says yes or no, in words or as 1 and 0.</summary>
    public bool IsFlag => Filled > 0 && Distinct is { } words && words.All(word => DirectionWords.IsYes(word) || DirectionWords.IsNo(word));

    public bool IsCurrency => Filled > 0 && Currencies == Filled;

    private bool IsAmountRole => Role is ColumnRole.Amount or ColumnRole.Debit or ColumnRole.Credit;

    private void Add(string cell)
    {
        if (cell.Length == 0)
            return;

        Filled++;
        if (distinct.Count <= MaxDistinct)
            distinct.Add(cell);

        if (IsoCurrencies.Contains(cell))
        {
            Currencies++;
        }
        else if (DateText.TryScan(cell, out var date) && date.IsReadable)
        {
            Dates++;
        }
        else if (AmountText.TryScan(cell, out var amount))
        {
            Numbers++;
            NonZero += amount.IsZero ? 0 : 1;
            Negative += amount.Sign < 0 ? 1 : 0;
            Plus += amount.Sign > 0 && !amount.IsMarked ? 1 : 0;
            MarkedIn += amount is { IsMarked: true, IsZero: false, Sign: > 0 } ? 1 : 0;
            MarkedOut += amount is { IsMarked: true, IsZero: false, Sign: < 0 } ? 1 : 0;
            if (cell.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            {
                plain++;
                hasLeadingZero |= cell.Length > 1 && cell[0] == '0';
                lengths = (Math.Min(lengths.Shortest, cell.Length), Math.Max(lengths.Longest, cell.Length));
            }
        }
        else if (AmountText.IsBlank(cell))
        {
            Blanks++;
        }
        else
        {
            TextLength += cell.Length;
            Pending += DirectionWords.IsPending(cell) ? 1 : 0;
        }
    }
}
