using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Validation;

/// <summary>
/// An amount of money: <see cref="Money.Min"/>, or another minimum, to <see cref="Money.Max"/>, at most two decimal places.
/// </summary>
/// <remarks>12.500 is rejected too: a third place says that the client counts in something finer than cents.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoneyAttribute(string minimum = "0.01") : RangeAttribute(typeof(decimal), minimum, "99999999.99")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        decimal amount => amount.Scale <= 2 && base.IsValid(amount),
        _ => false,
    };

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"Must be a JSON number from {Minimum} to 99999999.99 with at most two decimal places.";
}
