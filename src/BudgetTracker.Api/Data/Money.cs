namespace BudgetTracker.Api.Data;

/// <summary>Amounts of money: decimals with exactly two decimal places, stored as whole cents.</summary>
public static class Money
{
    /// <summary>The smallest amount of one expense: one cent.</summary>
    public const decimal Min = 0.01m;

    /// <summary>The largest amount of one expense; a billion of these still add up within 64 bits.</summary>
    public const decimal Max = 99_999_999.99m;

    /// <summary>Whole cents of an amount.</summary>
    /// <exception cref="ArgumentException">The amount has more than two decimal places; it is never rounded.</exception>
    public static long ToCents(decimal amount)
    {
        var cents = amount * 100;

        return cents == decimal.Truncate(cents)
            ? decimal.ToInt64(cents)
            : throw new ArgumentException($"{amount} has more than two decimal places.", nameof(amount));
    }

    /// <summary>The amount of so many cents, with exactly two decimal places (1250 is 12.50).</summary>
    public static decimal FromCents(long cents) => cents * 0.01m;
}
