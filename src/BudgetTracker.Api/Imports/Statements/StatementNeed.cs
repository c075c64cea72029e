namespace BudgetTracker.Api.Imports.Statements;

/// <summary>An ambiguity of a file, which a person resolves by setting an option.</summary>
/// <param name="Option">The option's name in the API, such as <c>dateFormat</c>.</param>
/// <param name="Reason">Why the file does not decide it.</param>
/// <param name="Choices">The values that fit.</param>
internal sealed record StatementNeed(string Option, string Reason, IReadOnlyList<StatementChoice> Choices);

/// <summary>A value for an option, and how it would read the first rows (at most three).</summary>
internal sealed record StatementChoice(string Value, IReadOnlyList<string> Samples);
