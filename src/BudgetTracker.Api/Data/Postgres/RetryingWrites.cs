using System.Data;
using System.Diagnostics;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>Runs units of work beside each other, and runs a unit again after a transient failure.</summary>
/// <remarks>
/// Each attempt has a fresh context and a transaction of its own. A commit may be done although the connection breaks
/// before the server can confirm it: every unit inserts a <see cref="CommitTrace"/>, by which the next attempt finds out.
/// </remarks>
internal sealed class RetryingWrites : Writes, IDisposable
{
    private readonly IServiceScopeFactory scopes;
    private readonly WriteTelemetry telemetry;
    private readonly SemaphoreSlim gate;
    private readonly PostgresHosts? hosts;
    private readonly PurgeTimer purge = new(TimeProvider.System);
    private int queueLength;

    public RetryingWrites(IServiceScopeFactory scopes, WriteTelemetry telemetry, int maxWriters, PostgresHosts? hosts = null)
    {
        (this.scopes, this.telemetry, this.hosts, gate) = (scopes, telemetry, hosts, new SemaphoreSlim(maxWriters));
        telemetry.ObserveQueue(() => Volatile.Read(ref queueLength));
    }

    /// <summary>How long after its beginning a unit of work may run again: two seconds.</summary>
    public TimeSpan MaxRetryTime { get; set; } = TimeSpan.FromSeconds(2);

    public override async Task<T> RunAsync<T>(
        Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit,
        CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        try
        {
            return await RunOnceAsync(unit);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <remarks>Standbys confirm commits in order: one that they confirm now confirms all before it.</remarks>
    public override Task ConfirmAsync(CancellationToken cancellationToken) => hosts is null
        ? Task.CompletedTask
        : RunAsync(_ => Task.FromResult(UnitOfWork.Commit(true)), cancellationToken);

    public void Dispose() => gate.Dispose();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var (caller, since) = (LedgerTelemetry.CurrentContext(), Stopwatch.GetTimestamp());
        Interlocked.Increment(ref queueLength);
        try
        {
            if (!await gate.WaitAsync(MaxWait, cancellationToken))
                throw new WriteQueueTimeoutException(MaxWait);
        }
        finally
        {
            Interlocked.Decrement(ref queueLength);
        }

        telemetry.AddWait(caller, since);
    }

    private async Task<T> RunOnceAsync<T>(Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit)
    {
        var trace = Guid.NewGuid();
        var unconfirmed = new Unconfirmed<T>();
        try
        {
            return await RetryAsync(db => AttemptAsync(db, trace, unit, unconfirmed));
        }
        catch (Exception exception) when (unconfirmed.IsKnown && exception is not UnconfirmedCommitException)
        {
            // There is no time left for the unit of work, but a commit that was done must not be reported as failed.
            if (await RetryAsync(db => IsCommittedAsync(db, trace)))
                return unconfirmed.Value!;

            throw;
        }
    }

    private async Task<T> RetryAsync<T>(Func<BudgetDbContext, Task<T>> attemptAsync)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();

                return await attemptAsync(scope.ServiceProvider.GetRequiredService<BudgetDbContext>());
            }
            catch (Exception exception) when (Stopwatch.GetElapsedTime(began) < MaxRetryTime && IsTransient(exception))
            {
                CommandLog.Current?.StartOver();
                await Task.Delay(Random.Shared.Next(20, 60) * Math.Min(attempt, 4));
            }
        }
    }

    private async Task<T> AttemptAsync<T>(
        BudgetDbContext db,
        Guid trace,
        Func<BudgetDbContext, Task<UnitOfWorkResult<T>>> unit,
        Unconfirmed<T> unconfirmed)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var timeline = hosts?.Timeline;
        try
        {
            if (await EndIfCommittedAsync(db, transaction, trace, timeline))
                return unconfirmed.Value!;

            unconfirmed.IsKnown = false;
            if (purge.IsTime())
                await CommitTrace.PurgeAsync(db);

            var result = await unit(db);
            if (result.IsCommit)
            {
                (unconfirmed.IsKnown, unconfirmed.Value) = (true, result.Value);
                await CommitAsync(db, transaction, timeline);
            }

            return result.Value;
        }
        catch (InvalidOperationException exception)
            when (db.Database.GetDbConnection().State != ConnectionState.Open)
        {
            throw new ConnectionLostException(exception);
        }
    }

    private async Task CommitAsync(BudgetDbContext db, IDbContextTransaction transaction, int? timeline)
    {
        var (began, clock) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        var isWarned = false;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        connection.Notice += Note;
        try
        {
            await transaction.CommitAsync();
        }
        finally
        {
            connection.Notice -= Note;
        }

        // When the wait for a standby is cancelled, as after the command's timeout, the server warns and reports success.
        if (isWarned || hosts?.Timeline != timeline)
            throw new UnconfirmedCommitException();

        var took = Stopwatch.GetElapsedTime(clock);
        telemetry.AddCommit(1, took);
        WriteTelemetry.AddCommitSpan(LedgerTelemetry.CurrentContext(), 1, began, took);

        void Note(object sender, NpgsqlNoticeEventArgs notice) => isWarned |= notice.Notice.InvariantSeverity == "WARNING";
    }

    private async Task<bool> IsCommittedAsync(BudgetDbContext db, Guid trace)
    {
        // Rolled back: if the response to this were lost, the next look would find this one's row and not the unit's.
        await using var transaction = await db.Database.BeginTransactionAsync();

        return await EndIfCommittedAsync(db, transaction, trace, hosts?.Timeline);
    }

    // Where it is, the transaction ends. Where it is not, its trace is inserted.
    private async Task<bool> EndIfCommittedAsync(BudgetDbContext db, IDbContextTransaction transaction, Guid trace, int? timeline)
    {
        if (await CommitTrace.TryInsertAsync(db, trace))
            return false;

        // The server shows the commit; whether its standbys have it, a commit of something else says. See ConfirmAsync.
        await CommitTrace.TryInsertAsync(db, Guid.NewGuid());
        await CommitAsync(db, transaction, timeline);

        return true;
    }

    private bool IsTransient(Exception exception)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();

        return exception is DbUpdateConcurrencyException
            || (DatabaseError.CauseOf(exception) is { } cause && db.IsUnavailable(cause));
    }

    // The value of an attempt that reached its commit, until the next attempt proves that it was not committed.
    private sealed class Unconfirmed<T>
    {
        public bool IsKnown { get; set; }

        public T? Value { get; set; }
    }
}
