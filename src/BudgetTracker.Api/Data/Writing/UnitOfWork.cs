namespace BudgetTracker.Api.Data.Writing;

/// <summary>How a unit of work ends: with a value for its caller, and with a commit or a rollback.</summary>
public static class UnitOfWork
{
    /// <summary>Keeps the changes. The caller gets the value after the commit.</summary>
    public static UnitOfWorkResult<T> Commit<T>(T value) => new(value, IsCommit: true);

    /// <summary>Drops the changes. The caller gets the value all the same.</summary>
    public static UnitOfWorkResult<T> RollBack<T>(T value) => new(value, IsCommit: false);
}
