using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>A made-up statement in the layout of a bank, and what must be read from it.</summary>
/// <param name="Name">The bank, or what is peculiar.</param>
/// <param name="Rows">
/// One row a line: day and amount; behind them <c>pending</c>, or <c>not-spending</c> for money that did not go out; <c>invalid</c> for
/// a row with an error.
/// </param>
internal sealed record BankStatement(string Name, string Rows, string Text)
{
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The currencies that the file names.</summary>
    public string Currencies { get; init; } = "";

    /// <summary>The options that the file needs.</summary>
    public string Needs { get; init; } = "";

    /// <summary>The options that resolve them.</summary>
    public StatementOptions Options { get; init; } = new();
}
