using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Decides the decimal separator once for all amounts of a file, from those that prove one.</summary>
internal sealed class AmountSeparators
{
    private readonly bool mayMix;
    private readonly char? given;
    private readonly List<string> openSamples;
    private readonly bool isContradictory;

    /// <param name="amounts">All amounts, balances included.</param>
    /// <param name="given">The option <c>decimalSeparator</c>.</param>
    /// <param name="mayMix">Whether each amount may prove its own, as in OFX.</param>
    public AmountSeparators(IReadOnlyCollection<AmountText> amounts, char? given, bool mayMix = false)
    {
        if (given is not (null or '.' or ','))
            throw new StatementException("The decimal separator is . or , .", "decimalSeparator");

        var proven = amounts.Select(amount => amount.ProvenSeparator).OfType<char>().Distinct().ToList();
        (this.mayMix, this.given) = (mayMix, given);
        isContradictory = proven.Count > 1;
        Found = given ?? (proven.Count == 1 ? proven[0] : null);
        openSamples = Found is not null
            ? []
            : [.. amounts.Where(amount => amount.IsOpen || (isContradictory && !mayMix)).Select(amount => amount.Digits).Take(3)];
    }

    /// <summary>The separator given or found; null where no amount has one, and while it is open.</summary>
    public char? Found { get; }

    public IEnumerable<StatementNeed> Needs => openSamples.Count == 0 ? [] :
    [
        new StatementNeed(
            "decimalSeparator",
            isContradictory ? "Some amounts have a decimal point, others a decimal comma." : "1.234 could be a thousand or a unit.",
            [Choice('.'), Choice(',')]),
    ];

    /// <summary>The amount with exactly two decimal places; else why there is none.</summary>
    public (decimal? Amount, string? Error) Read(AmountText amount, string cell)
    {
        var separator = mayMix && given is null ? amount.ProvenSeparator ?? Found : Found;
        if (separator is null && (amount.IsOpen || amount.Digits.AsSpan().ContainsAny('.', ',')))
            return (null, $"The decimal separator of \"{Shown.Of(cell)}\" is open: set decimalSeparator.");

        if (amount.Value(separator ?? '.') is not { } value)
            return (null, $"\"{Shown.Of(cell)}\" is no amount with the decimal separator {separator}.");

        if (decimal.Round(value, 2) != value)
            return (null, $"\"{Shown.Of(cell)}\" has more than two decimal places.");

        return Math.Abs(value) > Money.Max
            ? (null, $"\"{Shown.Of(cell)}\" is beyond {Money.Max}.")
            : (TwoPlaces(value), null);
    }

    /// <summary>Any number, such as a balance; null when it cannot be read.</summary>
    public decimal? ReadBalance(string cell) =>
        AmountText.TryScan(cell, out var amount) && (Found is not null || !amount.Digits.AsSpan().ContainsAny('.', ','))
            ? amount.Value(Found ?? '.')
            : null;

    public static decimal TwoPlaces(decimal value) => decimal.Round(value, 2) + 0.00m;

    private StatementChoice Choice(char separator) => new(
        separator.ToString(),
        [.. openSamples.Select(digits => $"{digits} = {new AmountText(digits, 0, null).Value(separator)}")]);
}
