namespace BudgetTracker.Api.Imports;

/// <summary>A line of the file that is no entry, such as the column names or a total.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Raw">How it begins: at most 200 characters.</param>
/// <param name="Reason">Why it is no entry.</param>
public sealed record ImportOtherLine(int Line, string Raw, string Reason);
