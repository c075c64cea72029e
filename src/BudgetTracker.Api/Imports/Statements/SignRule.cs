namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Which sign spending has: as given, else as detected; null while the file is ambiguous.</summary>
internal sealed class SignRule(StatementSign? given, string? whyOpen, IReadOnlyCollection<AmountText> amounts)
{
    public const string OpenError = "Whether a positive amount is spending is open: set sign.";

    /// <summary>Amounts whose sign is known to be right.</summary>
    public static readonly SignRule AsWritten = new(StatementSign.NegativeIsSpending, null, []);

    private readonly bool isOpen = given is null && whyOpen is not null;

    /// <summary>Null while it is open.</summary>
    public StatementSign? Found { get; } = given ?? (whyOpen is null ? StatementSign.NegativeIsSpending : null);

    public IEnumerable<StatementNeed> Needs => isOpen ? [Need(whyOpen!, amounts)] : [];

    public static StatementNeed Need(string reason, IEnumerable<AmountText> amounts)
    {
        var samples = amounts.Take(3).ToList();

        return new StatementNeed("sign", reason, [Choice("negativeIsSpending", -1), Choice("positiveIsSpending", 1)]);

        StatementChoice Choice(string value, int spending) => new(
            value,
            [.. samples.Select(amount => $"{(amount.Sign < 0 ? "-" : "")}{amount.Digits} is {((amount.Sign < 0 ? -1 : 1) == spending ? "spending" : "money in")}")]);
    }

    /// <summary>The amount with money out below zero; else why there is none.</summary>
    public (decimal? Amount, string? Error) Apply((decimal? Amount, string? Error) read) =>
        read.Amount is null ? read
        : isOpen ? (null, OpenError)
        : (Found == StatementSign.PositiveIsSpending ? -read.Amount : read.Amount, null);
}
