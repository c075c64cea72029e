using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Copies the ledger into <c>Backup:Folder</c> as often as is set, and deletes old copies.</summary>
/// <remarks>The names of the copies say when the next one is due, so that a restart neither skips one nor makes one too many.</remarks>
internal sealed partial class ScheduledBackups : BackgroundService
{
    // Time that a machine slept does not count while one waits.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(15);

    private readonly BackupOptions options;
    private readonly SqliteFile ledger;
    private readonly TimeProvider clock;
    private readonly ILogger<ScheduledBackups> logger;
    private readonly BackupFolder folder;
    private readonly Histogram<double> duration;

    public ScheduledBackups(
        BackupOptions options,
        SqliteFile ledger,
        TimeProvider clock,
        ILogger<ScheduledBackups> logger,
        IMeterFactory meters)
    {
        (this.options, this.ledger, this.clock, this.logger) = (options, ledger, clock, logger);
        folder = new BackupFolder(options.Folder!, ledger.FullPath);
        try
        {
            LastSuccess = folder.FindNewest(clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first backup, which is due then, meets the same and says it.
        }

        var meter = meters.Create(LedgerTelemetry.Name);
        duration = meter.CreateHistogram("budgettracker.backup.duration", "s", "Time of a backup; error.type is set where it failed.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900] });
        meter.CreateObservableGauge("budgettracker.backup.age", AgeInSeconds, "s", "Time since the newest backup.");
    }

    /// <summary>When the newest copy was made; null where there is none.</summary>
    public DateTimeOffset? LastSuccess { get; private set; }

    /// <summary>When the last backup failed; null where none has since the newest copy.</summary>
    public DateTimeOffset? LastFailure { get; private set; }

    /// <summary>Since when a backup is running; null where none is.</summary>
    public DateTimeOffset? RunningSince { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var wait = DueAt(now) - now;
            // A backup of a large ledger takes minutes: it has a thread of its own.
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stoppingToken);
            else
                await Task.Factory.StartNew(() => BackUp(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    // A clock that was wrong and is right again must not put it off for years.
    private DateTimeOffset DueAt(DateTimeOffset now) =>
        LastFailure <= now ? LastFailure.Value + RetryAfter
        : LastSuccess <= now ? LastSuccess.Value + TimeSpan.FromHours(options.EveryHours)
        : now;

    private void BackUp(CancellationToken cancellationToken)
    {
        var (now, began) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        RunningSince = now;
        var copy = folder.NameOf(now);
        IReadOnlyList<string> old;
        try
        {
            // First: where the copies cannot be listed, none would ever be deleted.
            old = folder.FindOld(options.Keep);
            // This copy may need the place of those.
            foreach (var file in folder.FindUnfinished())
                Delete(file);

            var rows = SqliteBackup.Copy(ledger.FullPath, copy, cancellationToken);
            (LastSuccess, LastFailure) = (now, null);
            duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
            LogMade(logger, copy, rows, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LastFailure = now;
            duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("error.type", exception.GetType().Name));
            LogFailed(logger, copy, exception.Message);
            return;
        }
        finally
        {
            RunningSince = null;
        }

        foreach (var file in old)
            Delete(file);
    }

    // One that cannot be deleted is no reason for another copy: those would take the place of all that can.
    private void Delete(string old)
    {
        try
        {
            File.Delete(old);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogLeft(logger, old, exception.Message);
        }
    }

    private IEnumerable<Measurement<double>> AgeInSeconds() =>
        LastSuccess is { } made ? [new((clock.GetUtcNow() - made).TotalSeconds)] : [];

    [LoggerMessage(11, LogLevel.Information, "Backed up to {Copy}: {Rows} rows in {Seconds:0.0} s")]
    private static partial void LogMade(ILogger logger, string copy, long rows, double seconds);

    [LoggerMessage(15, LogLevel.Warning, "The old backup {Copy} cannot be deleted: {Cause}")]
    private static partial void LogLeft(ILogger logger, string copy, string cause);

    [LoggerMessage(12, LogLevel.Error, "The backup to {Copy} failed, and is tried again in 15 minutes: {Cause}")]
    private static partial void LogFailed(ILogger logger, string copy, string cause);
}
