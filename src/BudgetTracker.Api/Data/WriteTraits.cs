namespace BudgetTracker.Api.Data;

/// <summary>How a database takes writes.</summary>
/// <param name="MaxWriters">How many units of work may run at the same time.</param>
public sealed record WriteTraits(int MaxWriters);
