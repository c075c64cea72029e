using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Http.Problems;

/// <summary>The problem to answer with when a unique index refuses a row. Each feature registers its own.</summary>
/// <param name="Index">The name of the index in the database.</param>
/// <param name="Create">Makes the document.</param>
public sealed record UniqueIndexProblem(string Index, Func<ProblemDetails> Create);
