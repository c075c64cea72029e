namespace BudgetTracker.Api.Imports.Statements;

/// <summary>Which sign spending has in the amount column; option <c>sign</c>.</summary>
internal enum StatementSign
{
    /// <summary>As on a current account: money out is negative.</summary>
    NegativeIsSpending,

    /// <summary>As on many card statements: a purchase is positive.</summary>
    PositiveIsSpending,
}
