namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>One request sent the same SQL too often: a query in a loop (N+1). Thrown in Development only.</summary>
/// <param name="message">Says the SQL, the count and the route.</param>
public sealed class RepeatedCommandException(string message) : Exception(message);
