using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Http.Validation;

/// <summary>The id, in a body, of something that has to exist.</summary>
/// <remarks>
/// Of a request that is rejected for something else, these ids are looked up too, so that the response names every error.
/// In a valid request, the unit of work looks them up: only within its transaction the response stays true.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ReferenceAttribute : Attribute
{
    /// <summary>What is wrong with an id that nothing has.</summary>
    public abstract string ErrorFor(int id);

    /// <summary>Reads which of these ids exist: one command.</summary>
    public abstract Task<HashSet<int>> FindAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellationToken);
}

/// <summary>The id of an entity.</summary>
public sealed class ReferenceAttribute<T> : ReferenceAttribute
    where T : class
{
    /// <inheritdoc/>
    public override string ErrorFor(int id) => $"No {typeof(T).Name.ToLowerInvariant()} has the id {id}.";

    /// <inheritdoc/>
    public override Task<HashSet<int>> FindAsync(
        BudgetDbContext db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellationToken) =>
        db.Set<T>().Select(entity => EF.Property<int>(entity, "Id"))
            .Where(id => EF.Parameter(ids).Contains(id))
            .ToHashSetAsync(cancellationToken);
}
