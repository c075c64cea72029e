namespace BudgetTracker.Api.Imports.Statements;

/// <summary>One Ntry: an entry of the account, which may be a batch of several transactions.</summary>
internal sealed class CamtEntry
{
    public required int Line { get; init; }

    public required int Start { get; init; }

    public string Raw { get; set; } = "";

    public CamtValues Values { get; } = new();

    /// <summary>Whether a reversal's direction is read the other way round, because only so the balances close.</summary>
    public bool IsFlipped { get; set; }

    public bool IsReversal => Values.First("RvslInd") is "true" or "1";

    public bool IsBooked => Status is null or "BOOK";

    private bool IsPending => Status is "PDNG" or "FUTR";

    /// <summary>Money out is negative; null where it cannot be read.</summary>
    public decimal? Amount => ReadAmount(Values, "Amt") is not { } amount ? null
        : Values.First("CdtDbtInd") switch
        {
            "CRDT" => IsFlipped ? -amount : amount,
            "DBIT" => IsFlipped ? amount : -amount,
            _ => null,
        };

    private string? Status => Values.First("Sts", "Sts/Cd")?.ToUpperInvariant();

    public static decimal? ReadAmount(CamtValues values, string path) =>
        values.First(path) is { } text && AmountText.TryScan(text, out var amount) && amount.Sign >= 0
            && !amount.Digits.Contains(',') && amount.Value('.') is { } value && decimal.Round(value, 2) == value
            ? AmountSeparators.TwoPlaces(value)
            : null;

    /// <param name="account">The account that it belongs to.</param>
    /// <param name="accountCurrency">The currency of an amount that names none.</param>
    public StatementRow Row(string? account, string? accountCurrency)
    {
        var day = Values.First("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm");
        var (date, error) = day is null && IsPending ? (null, null) : DateOf(day);
        var amount = Amount;
        if (amount is null)
        {
            error ??= Values.First("CdtDbtInd") is "CRDT" or "DBIT"
                ? $"\"{Shown.Of(Values.First("Amt") ?? "")}\" is no amount with at most two decimal places."
                : "CdtDbtInd says neither CRDT nor DBIT.";
        }
        else if (Math.Abs(amount.Value) > Data.Money.Max)
        {
            (amount, error) = (null, error ?? $"The amount is beyond {Data.Money.Max}.");
        }

        var currency = Values.First("Amt@Ccy") ?? accountCurrency;

        return new StatementRow
        {
            Number = Line,
            Raw = Raw,
            Date = date,
            Amount = amount,
            Description = Description(amount < 0),
            BankId = EntryRules.Named(Values.First("AcctSvcrRef"), 255),
            Account = EntryRules.Named(account),
            Currency = currency is not null && IsoCurrencies.Contains(currency) ? currency : null,
            IsPending = IsPending,
            NotSpending = Status is "INFO" ? "For information only: no money moved." : EntryRules.NotSpending(amount),
            Note = IsReversal ? "A reversal." : Batch > 1 ? $"A batch of {Batch}." : null,
            Error = error ?? (IsBooked || IsPending || Status is "INFO" ? null : $"The status \"{Shown.Of(Status!)}\" is unknown."),
        };
    }

    private int Batch => Values.All("NtryDtls/Btch/NbOfTxs").Select(text => int.TryParse(text, out var count) ? count : 0).FirstOrDefault();

    private string Description(bool isDebit)
    {
        var other = isDebit ? "Cdtr" : "Dbtr";
        var names = Values.All($"RltdPties/{other}/Nm").Concat(Values.All($"RltdPties/{other}/Pty/Nm")).Distinct().Take(3);
        var purposes = Values.All("RmtInf/Ustrd", "TxDtls#").Distinct().Take(4);
        string?[] parts = [string.Join(", ", names), string.Join(" ", purposes)];
        var information = Values.First("AddtlNtryInf");

        return EntryRules.Description(
            parts.All(string.IsNullOrEmpty) ? [information] : parts,
            [.. Values.All("AddtlTxInf"), information, .. Values.All("Refs/EndToEndId"), Values.First("NtryRef")]);
    }

    // A zone behind the day moves nothing.
    private static (DateOnly? Date, string? Error) DateOf(string? text)
    {
        if (text is null)
            return (null, "The date is missing.");

        return text.Length >= 10 && DateText.TryScan(text[..10], out var date) && date is { Order: DateOrder.YearMonthDay, Separator: '-' }
            && date.Read(DateOrder.YearMonthDay) is { } day
            ? (day, null)
            : (null, $"\"{Shown.Of(text)}\" is no date such as 2026-01-31.");
    }
}
