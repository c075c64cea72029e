namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Small statements, as a bank would give them.</summary>
public static class Csv
{
    /// <summary>Rows of a day, a payee and an amount; money out is negative.</summary>
    public static string Of(params IEnumerable<string> rows) => $"Date,Payee,Amount\n{string.Join('\n', rows)}\n";

    /// <summary>Rows of a day, a payee, a category and an amount.</summary>
    public static string WithCategories(params IEnumerable<string> rows) => $"Date,Payee,Category,Amount\n{string.Join('\n', rows)}\n";
}
