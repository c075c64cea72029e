using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Problems;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>A write on condition that the client has seen what it changes: <c>If-Match</c> (RFC 9110, 13.1.1).</summary>
public static class Precondition
{
    /// <summary>Whether a write must not go on: nothing has the id, or it is not the version that the client knows.</summary>
    /// <param name="request">May carry <c>If-Match</c>; without it, any version will do.</param>
    /// <param name="row">What the write would change, as it is now.</param>
    /// <param name="missing">The response where nothing has the id.</param>
    /// <param name="problem">404, or 412. A weak tag never matches; of a strong one, the version of the row itself counts.</param>
    public static bool FailsPrecondition<T>(
        this HttpRequest request,
        [NotNullWhen(false)] T? row,
        ProblemResult missing,
        [NotNullWhen(true)] out ProblemResult? problem)
        where T : class, IVersioned
    {
        var tags = request.GetTypedHeaders().IfMatch;
        var any = tags.Contains(EntityTagHeaderValue.Any);
        if (row is null)
            problem = any ? ApiProblems.PreconditionFailed(currentVersion: null) : missing;
        else if (tags.Count == 0 || any || tags.Any(tag => !tag.IsWeak && IHasETag.Names(tag.Tag, row.Version)))
            problem = null;
        else
            problem = tags.All(tag => tag.IsWeak) ? ApiProblems.OnlyWeakTags() : ApiProblems.PreconditionFailed(row.Version);

        return problem is not null;
    }
}
