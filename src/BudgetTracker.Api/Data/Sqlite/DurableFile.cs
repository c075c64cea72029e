using System.Runtime.InteropServices;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>What survives a power cut: the content of a file, and its name.</summary>
internal static partial class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>Returns when the content of a file is on the disk.</summary>
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Gives a file another name in its folder at once, and returns when the name is on the disk.</summary>
    /// <exception cref="IOException">A file has the name.</exception>
    public static void Move(string file, string name)
    {
        File.Move(file, name);
        if (OperatingSystem.IsWindows())
            return;

        // .NET opens no folders. Some network drives cannot do this, and have done it by themselves.
        var folder = Open(Path.GetDirectoryName(Path.GetFullPath(name))!, ReadOnly);
        if (folder < 0)
            return;

        _ = FSync(folder);
        _ = Close(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int FSync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
