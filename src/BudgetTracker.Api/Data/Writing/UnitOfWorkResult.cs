namespace BudgetTracker.Api.Data.Writing;

/// <summary>The result of a unit of work; made by <see cref="UnitOfWork"/>.</summary>
/// <param name="Value">What the caller gets.</param>
/// <param name="IsCommit">Whether the changes are kept.</param>
public readonly record struct UnitOfWorkResult<T>(T Value, bool IsCommit);
