namespace BudgetTracker.Api.Imports;

/// <summary>An ambiguity of the file; an option resolves it.</summary>
/// <param name="Option">The option's name, such as <c>dateFormat</c>.</param>
/// <param name="Reason">Why the file does not decide it.</param>
/// <param name="Choices">The values that fit.</param>
public sealed record ImportNeed(string Option, string Reason, IReadOnlyList<ImportChoice> Choices);

/// <summary>A value for an option.</summary>
/// <param name="Value">The value.</param>
/// <param name="Samples">How it would read the first rows: at most three.</param>
public sealed record ImportChoice(string Value, IReadOnlyList<string> Samples);
