using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Validation;

/// <summary>An amount of money: <see cref="Money.Min"/> to <see cref="Money.Max"/>, at most two decimal places.</summary>
/// <remarks>12.500 is refused too: whoever sends a third place counts in something finer than cents.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoneyAttribute() : RangeAttribute(typeof(decimal), "0.01", "99999999.99")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        decimal amount => amount.Scale <= 2 && amount is >= Money.Min and <= Money.Max,
        _ => false,
    };

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        "Must be a JSON number from 0.01 to 99999999.99 with at most two decimal places.";
}
