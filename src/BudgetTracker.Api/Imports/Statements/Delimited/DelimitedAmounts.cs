namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Reads the signed amount of a row from its amount, debit, credit and direction columns.</summary>
internal sealed class DelimitedAmounts
{
    private readonly DelimitedTable table;
    private readonly Layout layout;
    private readonly bool? debitIsNegative;
    private readonly bool? creditIsNegative;
    private readonly (int Sign, bool IsTransfer)? withoutWord;
    private readonly List<StatementNeed> needs = [];

    public DelimitedAmounts(DelimitedTable table, Layout layout, StatementOptions options)
    {
        (this.table, this.layout) = (table, layout);
        var columns = layout.Amounts.Append(layout.Balance).Where(column => column >= 0).ToList();
        Separators = new AmountSeparators(
            [
                .. table.Data.SelectMany(row => columns.Select(column => row[column]))
                    .Select(cell => AmountText.TryScan(cell, out var amount) ? amount : (AmountText?)null).OfType<AmountText>(),
            ],
            options.DecimalSeparator);
        (debitIsNegative, creditIsNegative) = (IsNegative(layout.Debit), IsNegative(layout.Credit));
        withoutWord = FindWithoutWord();
        Sign = options.Sign;
        if (Sign is not null || layout.Amount < 0)
            return;

        (Sign, var whyOpen) = new SignFinder(table, layout, Separators).Find();
        if (whyOpen is not null)
            AskSign(whyOpen);
    }

    public AmountSeparators Separators { get; }

    /// <summary>Null where it is open, and where debit and credit or a direction column say it.</summary>
    public StatementSign? Sign { get; }

    public IEnumerable<StatementNeed> Needs => Separators.Needs.Concat(needs);

    /// <summary>Money out is negative. An entry without any amount has neither amount nor error.</summary>
    public (decimal? Amount, bool IsTransfer, string? Error) Read(CsvRecord row) =>
        layout.Amount >= 0 ? ReadSingle(row) : ReadPair(row);

    private (decimal? Amount, bool IsTransfer, string? Error) ReadSingle(CsvRecord row)
    {
        var (value, isMarked, error) = Value(row[layout.Amount]);
        if (value is null)
            return (null, false, error);

        (int Sign, bool IsTransfer)? found = layout.Direction < 0 ? null
            : row[layout.Direction] is { Length: > 0 } word ? DirectionWords.Find(word) : withoutWord;
        if (Sign is null && needs.Count > 0)
            return (null, found?.IsTransfer == true, SignRule.OpenError);

        var amount = Sign == StatementSign.PositiveIsSpending && !isMarked ? -value.Value : value.Value;
        if (layout.Direction < 0)
            return (amount, false, null);

        if (found is not { } direction)
            return (null, false, $"\"{Shown.Of(row[layout.Direction])}\" says neither money out nor money in.");

        if (Sign is null)
            return (direction.Sign == 0 ? amount : direction.Sign * amount, direction.IsTransfer, null);

        return direction.Sign != 0 && Math.Sign(amount) == -direction.Sign
            ? (null, direction.IsTransfer, $"The sign of \"{Shown.Of(row[layout.Amount])}\" contradicts \"{Shown.Of(row[layout.Direction])}\".")
            : (amount, direction.IsTransfer, null);
    }

    private (decimal? Amount, bool IsTransfer, string? Error) ReadPair(CsvRecord row)
    {
        var (debit, _, debitError) = Value(layout.Debit < 0 ? "" : row[layout.Debit]);
        var (credit, _, creditError) = Value(layout.Credit < 0 ? "" : row[layout.Credit]);
        if ((debitError ?? creditError) is { } error)
            return (null, false, error);

        if (debit is null && credit is null)
            return (null, false, null);

        if (debit is not (null or 0) && credit is not (null or 0))
            return (null, false, "Both the debit and the credit column hold an amount.");

        // A column may write a sign before each amount; before some of them alone it says that they are no such amounts.
        var (amount, isNegative, column) = debit is null or 0 ? (credit ?? 0.00m, creditIsNegative, layout.Credit) : (debit.Value, debitIsNegative, layout.Debit);
        if (amount != 0 && amount < 0 != isNegative)
            return (null, false, $"The sign of \"{Shown.Of(row[column])}\" is not that of its column.");

        return (debit is null or 0 ? Math.Abs(amount) : -Math.Abs(amount), false, null);
    }

    private (decimal? Value, bool IsMarked, string? Error) Value(string cell)
    {
        if (AmountText.IsBlank(cell))
            return (null, false, null);

        if (!AmountText.TryScan(cell, out var scanned))
            return (null, false, $"\"{Shown.Of(cell)}\" is not an amount.");

        var (value, error) = Separators.Read(scanned, cell);

        return (value, scanned.IsMarked, error);
    }

    // Where only one side has a word, and no amount a sign, the rows without one are of the other side.
    private (int Sign, bool IsTransfer)? FindWithoutWord()
    {
        if (layout is not { Direction: >= 0, Amount: >= 0 } || table.Columns[layout.Amount].Negative > 0)
            return null;

        var words = (table.Columns[layout.Direction].Distinct ?? []).Select(DirectionWords.Find).Distinct().ToList();

        return words is [{ Sign: not 0 and var sign, IsTransfer: false }] ? (-sign, false) : null;
    }

    private void AskSign(string reason) => needs.Add(SignRule.Need(
        reason,
        table.Data.Select(row => AmountText.TryScan(row[layout.Amount], out var amount) ? amount : (AmountText?)null).OfType<AmountText>()));

    // Null where as many have a minus as have none.
    private bool? IsNegative(int column)
    {
        if (column < 0 || table.Columns[column].Negative == 0)
            return false;

        var (negative, others) = (table.Columns[column].Negative, table.Columns[column].NonZero - table.Columns[column].Negative);

        return negative == others ? null : negative > others;
    }
}
