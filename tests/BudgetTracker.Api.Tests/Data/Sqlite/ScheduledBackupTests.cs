using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>The copies that the server makes by itself in <c>Backup:Folder</c>.</summary>
[Trait("Runs", "once")]
public sealed class ScheduledBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-backups-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_copy_is_made_at_once_and_again_when_its_time_has_come()
    {
        var clock = new SwiftClock();
        await using var api = BackingUp(folder, clock);
        await api.CreateHomeAsync();
        await Wait.UntilAsync(() => Copies().Length == 1, "The first copy is made.");
        var first = Assert.Single(Copies());

        clock.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1));
        await clock.TicksAsync();
        Assert.Equal([first], Copies());
        clock.Advance(TimeSpan.FromMinutes(2));
        await Wait.UntilAsync(() => Copies().Length == 2, "The second copy is made.");

        var second = Assert.Single(Copies(), copy => copy != first);
        Assert.Matches(@"/budget-\d{8}T\d{9}Z\.db$", second);
        Assert.Equal("6", await SqliteLedger.ExecuteAsync(second, "SELECT CAST(COUNT(*) AS TEXT) FROM expenses"));
        await WaitForStatusAsync(api, "Healthy", $"The newest backup is of {Time(clock.GetUtcNow())}.");
    }

    [Fact]
    public async Task A_restart_makes_no_copy_before_its_time()
    {
        var clock = new SwiftClock();
        await using (var api = BackingUp(folder, clock))
            await AssertCopiesAsync(api, 1);

        clock.Advance(TimeSpan.FromHours(5));
        await using var again = BackingUp(folder, clock);
        await again.GetAsync("/health/ready");
        await clock.TicksAsync();

        Assert.Single(Copies());
    }

    [Fact]
    public async Task Only_the_newest_copies_are_kept_and_other_files_are_left_alone()
    {
        string[] old = ["budget-20200101T000000000Z.db", "budget-20200102T000000000Z.db", "budget-20200103T000000000Z.db"];
        string[] others = ["budget-20200101T000000000Z-Initial.db", "budget-notes.db", "other-20200101T000000000Z.db", "budget-x.db.tmp"];
        foreach (var name in old.Concat(others).Append("budget-20200104T000000000Z.db.tmp").Append("budget-20200104T000000000Z.db.tmp-journal"))
            await File.WriteAllTextAsync(Path.Combine(folder, name), "");

        await using var api = BackingUp(folder, TimeProvider.System);
        await api.GetAsync("/health/ready");

        // Keep=2: the new one, and the newest of the old ones.
        await Wait.UntilAsync(() => Names().Length == others.Length + 2, "The oldest are deleted.");
        Assert.Empty(others.Append(old[2]).Except(Names()));
    }

    [MountFact]
    public async Task An_old_copy_that_cannot_be_deleted_is_left_and_makes_no_copy_more()
    {
        var (copies, busy) = (Path.Combine(folder, "copies"), "budget-20200101T000000000Z.db");
        Directory.CreateDirectory(copies);
        foreach (var name in new[] { busy, "budget-20200102T000000000Z.db", "budget-20200103T000000000Z.db" })
            await File.WriteAllTextAsync(Path.Combine(copies, name), "");

        using var program = await ProgramProcess.ServeAsync(
            folder,
            MountFactAttribute.BindAndRun(Path.Combine(copies, busy), Path.Combine(copies, busy)),
            typeof(Program).Assembly,
            ["--urls=http://127.0.0.1:0", $"--Backup:Folder={copies}", "--Backup:Keep=2"]);

        await program.WaitForAsync(new Regex($"The old backup .*{busy} cannot be deleted"));
        var (_, log) = await program.StopAsync();
        Assert.DoesNotContain("is tried again", log);
        Assert.Equal([busy, "budget-20200103T000000000Z.db"], Directory.GetFiles(copies).Select(file => Path.GetFileName(file)!).Order().Take(2));
        Assert.Equal(3, Directory.GetFiles(copies).Length);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Where_the_copies_cannot_be_listed_none_is_made_and_the_ledger_is_served()
    {
        var copies = Path.Combine(folder, "copies");
        Directory.CreateDirectory(copies);
        File.SetUnixFileMode(copies, UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            // Modes stop root only without the capabilities to pass over them.
            using var program = await ProgramProcess.ServeAsync(
                folder,
                Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [],
                typeof(Program).Assembly,
                ["--urls=http://127.0.0.1:0", $"--Backup:Folder={copies}"]);

            await program.WaitForAsync(new Regex("The backup to .* failed, and is tried again in 15 minutes: .*denied"));
            Assert.Contains("Degraded", await program.Client.GetStringAsync("/health/ready"));
        }
        finally
        {
            File.SetUnixFileMode(copies, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Empty(Directory.GetFiles(copies));
    }

    [Fact]
    public async Task A_copy_of_a_wrong_clock_does_not_stop_the_next_ones()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "budget-99990101T000000000Z.db"), "");

        await using var api = BackingUp(folder, TimeProvider.System);
        await AssertCopiesAsync(api, 2);
    }

    [Fact]
    public async Task A_backup_that_fails_is_degraded_and_leaves_nothing_and_is_tried_again()
    {
        var clock = new SwiftClock();
        var missing = Path.Combine(folder, "unmounted");
        await using var api = BackingUp(missing, clock);
        await api.CreateHomeAsync();
        await WaitForStatusAsync(api, "Degraded", $"The backup of {Time(clock.GetUtcNow())} failed; the log says why. There is no backup yet.");
        Assert.False(Directory.Exists(missing));

        Directory.CreateDirectory(missing);
        clock.Advance(TimeSpan.FromMinutes(16));

        await WaitForStatusAsync(api, "Healthy", $"The newest backup is of {Time(clock.GetUtcNow())}.");
        Assert.Single(Directory.GetFiles(missing));
    }

    [Fact]
    public async Task What_a_killed_backup_left_is_deleted_before_the_next_one_needs_its_place()
    {
        var clock = new SwiftClock();
        var left = Path.Combine(folder, "budget-20200104T000000000Z.db.tmp");
        await File.WriteAllTextAsync(left, "");
        // This copy fails: it cannot be written.
        Directory.CreateDirectory(Path.Combine(folder, $"budget-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}.db.tmp"));

        await using var api = BackingUp(folder, clock);
        await WaitForStatusAsync(api, "Degraded", $"The backup of {Time(clock.GetUtcNow())} failed; the log says why. There is no backup yet.");

        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_backup_that_does_not_end_is_degraded()
    {
        var clock = new SwiftClock();
        await using var api = new HeldApi { Clock = clock, Settings = [("Backup:Folder", folder)] };
        await api.GetAsync("/health/ready");
        await api.Backup.Reached;
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("Healthy", (await api.GetAsync("/health/ready")).GetProperty("status").GetString());

        var began = Time(clock.GetUtcNow() - TimeSpan.FromMinutes(59));
        clock.Advance(TimeSpan.FromMinutes(2));

        await WaitForStatusAsync(api, "Degraded", $"The backup of {began} has not ended. The newest backup is of {began}.");
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_copied_and_nothing_is_said()
    {
        await using var api = new SqliteApi();

        var ready = await api.GetAsync("/health/ready");

        Assert.Equal("""{"status":"Healthy"}""", ready.GetRawText());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(api.DatabaseFile)!), file => file.EndsWith(".db", StringComparison.Ordinal));
    }

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";

    private async Task AssertCopiesAsync(BudgetApi api, int count)
    {
        await api.GetAsync("/health/ready");
        await Wait.UntilAsync(() => Copies().Length == count, $"There are {count} copies.");
    }

    // The copy is there before the program knows it.
    private static Task WaitForStatusAsync(BudgetApi api, string status, string detail) => Wait.UntilAsync(
        async () =>
        {
            var ready = await api.GetAsync("/health/ready");

            return ready.GetProperty("status").GetString() == status && ready.GetProperty("details").GetProperty("backup").GetString() == detail;
        },
        $"The status is {status}: {detail}");

    private string[] Copies() => Directory.GetFiles(folder, "*.db");

    private string[] Names() => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file))];

    private static SqliteApi BackingUp(string folder, TimeProvider clock) => new()
    {
        Clock = clock,
        Settings = [("Backup:Folder", folder), ("Backup:EveryHours", "6"), ("Backup:Keep", "2")],
    };

    /// <summary>Holds a backup where it says that it is made: no disk of the network is needed.</summary>
    private sealed class HeldBackup : ILoggerProvider, ILogger
    {
        private readonly ManualResetEventSlim release = new();
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!formatter(state, exception).StartsWith("Backed up to ", StringComparison.Ordinal))
                return;

            reached.TrySetResult();
            release.Wait();
        }

        public void Dispose() => release.Set();
    }

    private sealed class HeldApi : SqliteApi
    {
        public HeldBackup Backup { get; } = new();

        public override ValueTask DisposeAsync()
        {
            Backup.Dispose();

            return base.DisposeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Backup));
        }
    }

    // A clock that is moved by hand, and whose timers come at once.
    private sealed class SwiftClock() : FixedClock("2026-01-31T12:00:00Z")
    {
        private int timers;

        /// <summary>Returns when who waits has looked at the clock, twice to be sure.</summary>
        public async Task TicksAsync()
        {
            var seen = timers;
            await Wait.UntilAsync(() => timers >= seen + 3, "The clock was looked at.");
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref timers);

            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(20), period);
        }
    }
}
