using System.Diagnostics.Metrics;
using BudgetTracker.Api.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The file of the ledger: found or created at start, and this process's alone until it ends.</summary>
/// <remarks>
/// All writes go through one gate in the process, which another process would not pass. The lock is the operating
/// system's: it ends with the process, however that ends. On Linux the ledger itself is locked (flock), so that a second
/// process finds the lock by any name of the file, a hard link or a bind mount included. SQLite's own locks (fcntl) are
/// independent of it there, but all of them end when this process closes any descriptor of the file: this one is opened
/// before SQLite's first and closed after its last. On Windows and macOS such a lock would keep SQLite out, and a file
/// beside the ledger is locked.
/// </remarks>
internal sealed class SqliteFile : IDisposable
{
    private const int WouldBlock = 11; // EWOULDBLOCK, Linux
    private const int SharingViolation = 32; // ERROR_SHARING_VIOLATION, Windows

    // Milliseconds.
    private const int MaxUnnoticedAbsence = 100;

    private readonly string path;
    private readonly DatabaseOptions options;
    private SafeFileHandle? processLock;
    private string? lockedName;
    private long lastSeen = long.MinValue;

    public SqliteFile(string path, DatabaseOptions options, IMeterFactory meters)
    {
        (this.path, this.options) = (path, options);
        meters.Create(LedgerTelemetry.Name).CreateObservableUpDownCounter(
            "budgettracker.wal.size", () => new FileInfo(path + "-wal") is { Exists: true } wal ? wal.Length : 0, "By", "Size of the WAL.");
    }

    /// <summary>Where the ledger is.</summary>
    public string FullPath => path;

    /// <summary>Locks the file, and creates it if it is missing and that is allowed.</summary>
    /// <exception cref="StartupException">It is missing, and may not be created or has left its WAL; in use by another process; or cannot be reached.</exception>
    public void Open()
    {
        var isThere = IsFilled(path);
        if (!isThere && !options.CreateIfMissing)
            throw new StartupException($"{path} is missing or empty, and Database:CreateIfMissing is false.");

        // SQLite would delete it, and with it the newest writes of the ledger that it belongs to.
        if (!isThere && IsFilled(path + "-wal"))
        {
            throw new StartupException(
                $"{path} is missing or empty, and {path}-wal has the newest writes of the ledger that was there: "
                + "put that ledger back, or move the -wal to where the ledger is now.");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (OperatingSystem.IsLinux())
            {
                processLock = Lock(path);
                lockedName = NameOfLockedFile();
                return;
            }

            processLock = Lock(path + ".lock");
            File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{DatabaseServices.ConnectionStringKey}: {exception.Message}");
        }
    }

    /// <summary>Looks whether the ledger is still at its place, unless it was there a tenth of a second ago.</summary>
    /// <exception cref="SqliteException">It is not; see <see cref="Check"/>.</exception>
    public void CheckNowAndThen()
    {
        if (Environment.TickCount64 - MaxUnnoticedAbsence > Volatile.Read(ref lastSeen))
            Check();
    }

    /// <summary>Looks whether the ledger is still at its place.</summary>
    /// <remarks>What is written to a file that was moved away or replaced is lost when its last connection closes.</remarks>
    /// <exception cref="SqliteException">It is not: the database is unavailable.</exception>
    public void Check()
    {
        if (!File.Exists(path) || (lockedName is not null && NameOfLockedFile() != lockedName))
            throw new SqliteException($"{path} is not there any more, or another file is.", SQLITE_CANTOPEN);

        Volatile.Write(ref lastSeen, Environment.TickCount64);
    }

    public void Dispose() => processLock?.Dispose();

    private static bool IsFilled(string file) => new FileInfo(file) is { Exists: true, Length: > 0 };

    // Null where /proc is not mounted.
    private string? NameOfLockedFile()
    {
        var link = $"/proc/self/fd/{processLock!.DangerousGetHandle()}";

        return Path.Exists(link) ? File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName : null;
    }

    private SafeFileHandle Lock(string file)
    {
        try
        {
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xffff) is WouldBlock or SharingViolation)
        {
            throw new StartupException($"{path} is in use by another process; one ledger file has one server.");
        }
    }
}
