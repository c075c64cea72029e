using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>The problem for a row that a unique index rejects. Each feature registers its own.</summary>
/// <param name="Index">The name of the index in the database.</param>
/// <param name="Create">Makes the document.</param>
public sealed record UniqueIndexProblem(string Index, Func<ProblemDetails> Create);
