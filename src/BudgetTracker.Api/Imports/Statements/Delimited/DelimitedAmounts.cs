namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Reads the signed amount of a row from its amount, debit, credit and direction columns.</summary>
internal sealed class DelimitedAmounts
{
    private readonly DelimitedTable _table;
    private readonly Layout _layout;
    private readonly bool _debitIsNegative;
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
        _debitIsNegative = layout.Debit >= 0 && table.Columns[layout.Debit] is { Negative: > 0 } debit && debit.Negative * 2 > debit.NonZero;
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
        var (value, error) = Value(row[_layout.Amount]);
        if (value is null)
            return (null, false, error);

        var told = _layout.Direction >= 0 ? DirectionWords.Find(row[_layout.Direction]) : null;
        if (Sign is null && _needs.Count > 0)
            return (null, told?.IsTransfer == true, "Whether a positive amount is spending is open: set sign.");

        var amount = Sign == StatementSign.PositiveIsSpending ? -value.Value : value.Value;
        if (_layout.Direction < 0)
            return (amount, false, null);

        if (told is not { } direction)
            return (null, false, $"\"{Shown.Of(row[_layout.Direction])}\" says neither money out nor money in.");

        if (Sign is null)
            return (direction.Sign == 0 ? amount : direction.Sign * amount, direction.IsTransfer, null);

        return direction.Sign != 0 && Math.Sign(amount) == -direction.Sign
            ? (null, direction.IsTransfer, $"The sign of \"{Shown.Of(row[_layout.Amount])}\" contradicts \"{Shown.Of(row[_layout.Direction])}\".")
            : (amount, direction.IsTransfer, null);
    }

    private (decimal? Amount, bool IsTransfer, string? Error) ReadPair(CsvRecord row)
    {
        var (debit, debitError) = Value(_layout.Debit < 0 ? "" : row[_layout.Debit]);
        var (credit, creditError) = Value(_layout.Credit < 0 ? "" : row[_layout.Credit]);
        if ((debitError ?? creditError) is { } error)
            return (null, false, error);

        if (debit is null && credit is null)
            return (null, false, null);

        if (debit is not (null or 0) && credit is not (null or 0))
            return (null, false, "Both the debit and the credit column hold an amount.");

        if ((debit < 0) != _debitIsNegative && debit is not (null or 0))
            return (null, false, $"The sign of \"{Shown.Of(row[_layout.Debit])}\" is not that of its column.");

        return credit < 0
            ? (null, false, $"\"{Shown.Of(row[_layout.Credit])}\" is negative in the column of money in.")
            : (debit is null or 0 ? credit ?? 0.00m : -Math.Abs(debit.Value), false, null);
    }

    private (decimal? Value, string? Error) Value(string cell)
    {
        if (cell.Length == 0)
            return (null, null);

        return AmountText.TryScan(cell, out var amount) ? Separators.Read(amount, cell) : (null, $"\"{Shown.Of(cell)}\" is not an amount.");
    }

    // By a direction column, explicit signs, balances; else what has mostly negative amounts is an account.
    private StatementSign? FindSign()
    {
        if (_layout.Amount < 0)
            return null;

        var column = _table.Columns[_layout.Amount];
        if (_layout.Direction >= 0)
            return column.Negative == 0 ? null : FindSignByDirection();

        if (column.Plus > 0 && column.Negative > 0)
            return StatementSign.NegativeIsSpending;

        var entries = _layout.Balance < 0 ? [] : _table.Data
            .Select(row => (Value(row[_layout.Amount]).Value, Balance: Separators.ReadBalance(row[_layout.Balance])))
            .Where(entry => entry.Value is not null).Select(entry => (Amount: entry.Value!.Value, entry.Balance)).ToList();
        var order = _table.OrderOfTime(_layout.Date);
        var asWritten = BalanceChain.Proves(entries, order);
        if (BalanceChain.Proves([.. entries.Select(entry => (-entry.Amount, entry.Balance))], order))
            return StatementSign.PositiveIsSpending;

        var (negative, positive) = (column.Negative, column.NonZero - column.Negative);
        var paysCard = _table.Data.Any(row => AmountText.TryScan(row[_layout.Amount], out var amount) && amount.Sign < 0
            && Array.Exists(row.Cells, IsPaymentOfCard));
        if (negative > 0 && !paysCard && (negative >= positive || asWritten))
            return StatementSign.NegativeIsSpending;

        AskSign(negative == 0
            ? "No amount is negative, so the file does not say whether these are expenses or income."
            : "Most amounts are positive, as on a card statement: the file does not say whether they are spending.");

        return null;
    }

    private StatementSign? FindSignByDirection()
    {
        var (agree, differ) = (0, 0);
        foreach (var row in _table.Data)
        {
            var sign = AmountText.TryScan(row[_layout.Amount], out var amount) && !IsZero(amount) ? (amount.Sign < 0 ? -1 : 1) : 0;
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

    private static bool IsZero(AmountText amount) => !amount.Digits.AsSpan().ContainsAnyInRange('1', '9');

    // What a card's holder pays in; the other amounts are then purchases.
    private static bool IsPaymentOfCard(string cell) =>
        cell.Contains("payment", StringComparison.OrdinalIgnoreCase)
        && (cell.Contains("thank you", StringComparison.OrdinalIgnoreCase) || cell.Contains("received", StringComparison.OrdinalIgnoreCase));
}
