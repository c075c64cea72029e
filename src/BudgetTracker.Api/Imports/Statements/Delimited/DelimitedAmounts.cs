namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Reads the signed amount of a row from its amount, debit, credit and direction columns.</summary>
internal sealed class DelimitedAmounts
{
    private const int ProofRows = 500;

    private readonly DelimitedTable _table;
    private readonly Layout _layout;
    private readonly bool? _debitIsNegative;
    private readonly bool? _creditIsNegative;
    private readonly List<StatementNeed> _needs = [];

    public DelimitedAmounts(DelimitedTable table, Layout layout, StatementOptions options)
    {
        (_table, _layout) = (table, layout);
        var columns = layout.Amounts.Append(layout.Balance).Where(column => column >= 0).ToList();
        Separators = new AmountSeparators(
            [
                .. table.Data.SelectMany(row => columns.Select(column => row[column]))
                    .Select(cell => AmountText.TryScan(cell, out var amount) ? amount : (AmountText?)null).OfType<AmountText>(),
            ],
            options.DecimalSeparator);
        (_debitIsNegative, _creditIsNegative) = (IsNegative(layout.Debit), IsNegative(layout.Credit));
        Sign = options.Sign ?? FindSign();
    }

    public AmountSeparators Separators { get; }

    /// <summary>Null where it is open, and where debit and credit or a direction column say it.</summary>
    public StatementSign? Sign { get; private set; }

    public IEnumerable<StatementNeed> Needs => Separators.Needs.Concat(_needs);

    /// <summary>Money out is negative. An entry without any amount has neither amount nor error.</summary>
    public (decimal? Amount, bool IsTransfer, string? Error) Read(CsvRecord row) =>
        _layout.Amount >= 0 ? ReadSingle(row) : ReadPair(row);

    private (decimal? Amount, bool IsTransfer, string? Error) ReadSingle(CsvRecord row)
    {
        var (value, isMarked, error) = Value(row[_layout.Amount]);
        if (value is null)
            return (null, false, error);

        (int Sign, bool IsTransfer)? found = _layout.Direction >= 0 ? DirectionWords.Find(row[_layout.Direction]) : null;
        if (Sign is null && _needs.Count > 0)
            return (null, found?.IsTransfer == true, SignRule.OpenError);

        var amount = Sign == StatementSign.PositiveIsSpending && !isMarked ? -value.Value : value.Value;
        if (_layout.Direction < 0)
            return (amount, false, null);

        if (found is not { } direction)
            return (null, false, $"\"{Shown.Of(row[_layout.Direction])}\" says neither money out nor money in.");

        if (Sign is null)
            return (direction.Sign == 0 ? amount : direction.Sign * amount, direction.IsTransfer, null);

        return direction.Sign != 0 && Math.Sign(amount) == -direction.Sign
            ? (null, direction.IsTransfer, $"The sign of \"{Shown.Of(row[_layout.Amount])}\" contradicts \"{Shown.Of(row[_layout.Direction])}\".")
            : (amount, direction.IsTransfer, null);
    }

    private (decimal? Amount, bool IsTransfer, string? Error) ReadPair(CsvRecord row)
    {
        var (debit, _, debitError) = Value(_layout.Debit < 0 ? "" : row[_layout.Debit]);
        var (credit, _, creditError) = Value(_layout.Credit < 0 ? "" : row[_layout.Credit]);
        if ((debitError ?? creditError) is { } error)
            return (null, false, error);

        if (debit is null && credit is null)
            return (null, false, null);

        if (debit is not (null or 0) && credit is not (null or 0))
            return (null, false, "Both the debit and the credit column hold an amount.");

        // A column may write a sign before each amount; before some of them alone it says that they are no such amounts.
        var (amount, isNegative, column) = debit is null or 0 ? (credit ?? 0.00m, _creditIsNegative, _layout.Credit) : (debit.Value, _debitIsNegative, _layout.Debit);
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

    // By a direction column, by marks, by explicit signs; else what has mostly negative amounts is an account.
    private StatementSign? FindSign()
    {
        if (_layout.Amount < 0)
            return null;

        var column = _table.Columns[_layout.Amount];
        if (_layout.Direction >= 0)
            return column.Negative == 0 ? null : FindSignByDirection();

        // Where one side is marked, and nothing else has a sign, the amounts without a mark are of the other side.
        var (negative, positive) = (column.Negative - column.MarkedOut, column.NonZero - column.Negative - column.MarkedIn);
        if (negative == 0 && (column.MarkedIn > 0 || column.MarkedOut > 0) && (positive == 0 || column.MarkedIn == 0 || column.MarkedOut == 0))
            return column.MarkedIn > 0 ? StatementSign.PositiveIsSpending : StatementSign.NegativeIsSpending;

        if (column.Plus > 0 && negative > 0)
            return StatementSign.NegativeIsSpending;

        var entries = _layout.Balance < 0 ? [] : _table.Data
            .Select(row => (Value(row[_layout.Amount]).Value, Balance: Separators.ReadBalance(row[_layout.Balance])))
            .Where(entry => entry.Value is not null).Select(entry => (Amount: entry.Value!.Value, entry.Balance)).ToList();

        // A balance that falls with positive amounts is that of an account with spending, or of a loan that is paid back. One
        // that grows with them may be what is owed on a card: it says nothing.
        var falls = BalanceChain.Proves([.. entries.Select(entry => (-entry.Amount, entry.Balance))], _table.OrderOfTime(_layout.Date));
        if (!falls && negative > 0 && (negative > positive ? !HasPayment("thank", "received") : negative == positive && !HasPayment("")) && !IsContradicted())
            return StatementSign.NegativeIsSpending;

        AskSign(negative == 0
            ? "No amount is negative, so the file does not say whether these are expenses or income."
            : "The file may be of an account or of a card, so it does not say whether positive amounts are spending.");

        return null;
    }

    // Money out is negative unless the holder of a card pays with it; the other amounts are then purchases.
    private bool HasPayment(params string[] words) => _table.Data.Any(row =>
        AmountText.TryScan(row[_layout.Amount], out var amount) && amount.Sign < 0
        && Array.Exists(row.Cells, cell => cell.Contains("payment", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(words, word => cell.Contains(word, StringComparison.OrdinalIgnoreCase))));

    // Whether salaries and refunds are negative rather than positive.
    private bool IsContradicted()
    {
        var signs = _table.Data.Take(ProofRows).Where(row => Array.Exists(row.Cells, DirectionWords.SaysMoneyIn))
            .Select(row => AmountText.TryScan(row[_layout.Amount], out var amount) ? amount.Sign : 0).ToList();

        return signs.Count(sign => sign < 0) * 2 > signs.Count;
    }

    private StatementSign? FindSignByDirection()
    {
        var (agree, differ) = (0, 0);
        foreach (var row in _table.Data)
        {
            var sign = AmountText.TryScan(row[_layout.Amount], out var amount) && !amount.IsZero ? (amount.Sign < 0 ? -1 : 1) : 0;
            var direction = DirectionWords.Find(row[_layout.Direction])?.Sign ?? 0;
            agree += sign * direction > 0 ? 1 : 0;
            differ += sign * direction < 0 ? 1 : 0;
        }

        if (Math.Min(agree, differ) * 5 > Math.Max(agree, differ) || agree == differ)
        {
            AskSign("The signs of the amounts and the direction column contradict each other.");

            return null;
        }

        return agree > differ ? StatementSign.NegativeIsSpending : StatementSign.PositiveIsSpending;
    }

    private void AskSign(string reason) => _needs.Add(SignRule.Need(
        reason,
        _table.Data.Select(row => AmountText.TryScan(row[_layout.Amount], out var amount) ? amount : (AmountText?)null).OfType<AmountText>()));

    // Null where as many have a minus as have none.
    private bool? IsNegative(int column)
    {
        if (column < 0 || _table.Columns[column].Negative == 0)
            return false;

        var (negative, others) = (_table.Columns[column].Negative, _table.Columns[column].NonZero - _table.Columns[column].Negative);

        return negative == others ? null : negative > others;
    }
}
