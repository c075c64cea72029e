using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The file of the ledger: found or created at start, and this process's alone until it ends.</summary>
/// <remarks>
/// All writes go through one gate in the process, which another process would not pass. The lock is the operating
/// system's (flock) on a file beside the database: it ends with the process, however that ends.
/// </remarks>
internal sealed class SqliteFile(string path, DatabaseOptions options) : IDisposable
{
    private const int WouldBlock = 11; // EWOULDBLOCK, Linux
    private const int SharingViolation = 32; // ERROR_SHARING_VIOLATION, Windows

    private FileStream? processLock;

    public string Path => path;

    /// <summary>Locks the file, and creates it if it is missing and that is allowed.</summary>
    /// <exception cref="StartupException">It is missing, in use by another process, or cannot be reached.</exception>
    public void Open()
    {
        if (!options.CreateIfMissing && new FileInfo(path) is not { Exists: true, Length: > 0 })
            throw new StartupException($"{path} is missing or empty, and Database:CreateIfMissing is false.");

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            processLock = Lock();
            File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"ConnectionStrings:BudgetTracker: {exception.Message}");
        }
    }

    public void Dispose() => processLock?.Dispose();

    private FileStream Lock()
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xffff) is WouldBlock or SharingViolation)
        {
            throw new StartupException($"{path} is in use by another process; one ledger file has one server.");
        }
    }
}
