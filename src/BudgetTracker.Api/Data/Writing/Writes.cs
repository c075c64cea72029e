namespace BudgetTracker.Api.Data.Writing;

/// <summary>The one door for writes: requests, verbs and background jobs all write through it.</summary>
/// <remarks>
/// A unit of work is one transaction: all of it is committed, or nothing. Its result is returned only after the commit
/// is on the disk. How units reach the database depends on the provider: SQLite takes one writer
/// (<c>GroupCommitWrites</c>), PostgreSQL takes many (<c>RetryingWrites</c>).
/// </remarks>
public abstract class Writes
{
    /// <summary>The longest time that a unit of work waits for its turn: five seconds.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Another number after each commit, before its units return; null where other programs may write as well.</summary>
    /// <remarks>As long as it is what it was before something was read, the database would still say the same.</remarks>
    public virtual long? LastCommit => null;

    /// <summary>Runs a unit of work. Its result says whether to commit it; an exception rolls it back.</summary>
    /// <param name="unit">
    /// Changes rows and saves them. It uses the context that it is given and no other, and may run more than once, each
    /// time on a fresh context.
    /// </param>
    /// <param name="cancellationToken">Cancels a unit that has not begun. Once begun, a unit runs to its end.</param>
    /// <returns>The value of the unit's result.</returns>
    /// <exception cref="WriteQueueTimeoutException">Its turn did not come within <see cref="MaxWait"/>.</exception>
    public abstract Task<T> RunAsync<T>(
        Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit,
        CancellationToken cancellationToken);

    /// <summary>Waits until what was read before is as safe as what was acknowledged.</summary>
    /// <remarks>
    /// A server that waits for its standbys shows nothing before they have it, unless it crashed and restarted, or the wait was
    /// cancelled. Whoever acknowledges a write because it is there must not rely on that.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public virtual Task ConfirmAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a unit of work that sees, and so changes, only what its caller may see.</summary>
    /// <param name="visibility">Whose rows.</param>
    /// <param name="unit">As above.</param>
    /// <param name="cancellationToken">As above.</param>
    /// <returns>As above.</returns>
    public Task<T> RunAsync<T>(
        Visibility visibility,
        Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit,
        CancellationToken cancellationToken) =>
        RunAsync(async db =>
        {
            // The context goes on to units of other callers.
            var before = db.Visibility;
            db.Visibility = visibility;
            try
            {
                return await unit(db);
            }
            finally
            {
                db.Visibility = before;
            }
        }, cancellationToken);
}
