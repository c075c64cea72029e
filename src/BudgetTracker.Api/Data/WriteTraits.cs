namespace BudgetTracker.Api.Data;

/// <summary>How a database takes writes.</summary>
/// <param name="MaxWriters">How many units of work may run at the same time.</param>
/// <param name="CommitMayBeUncertain">
/// Whether a commit can be done though its answer is lost on the way, so that every unit must leave a trace of itself.
/// </param>
public sealed record WriteTraits(int MaxWriters, bool CommitMayBeUncertain);
