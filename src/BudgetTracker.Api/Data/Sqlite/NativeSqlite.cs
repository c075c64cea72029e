using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>Decides which native SQLite is used: the newer of the package's own and the system's.</summary>
/// <remarks>
/// The package's may be as old as its registry. SQLite 3.35.5, which the oldest 2.x package brings, was built without
/// usleep: whenever it has to wait for a moment, it sleeps a whole second.
/// </remarks>
internal static class NativeSqlite
{
    private const string ProviderAssembly = "SQLitePCLRaw.provider.e_sqlite3";

    private delegate int VersionNumber();

    /// <summary>Whether the package's SQLite is the only one here, and so old that it sleeps whole seconds.</summary>
    public static bool IsSlow { get; private set; }

    [ModuleInitializer]
    internal static void Initialize()
    {
        // Microsoft.Data.Sqlite may refer to a newer SQLitePCLRaw than the registry had; what it calls is the same.
        // Asked for without a version, the runtime takes the one that is there, in a folder or in a single file.
        // With a full registry this never fires.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name is { Name: { } simpleName, Version: not null } && simpleName.StartsWith("SQLitePCLRaw", StringComparison.Ordinal)
                ? context.LoadFromAssemblyName(new AssemblyName(simpleName))
                : null;

        var provider = Assembly.Load(ProviderAssembly);
        var bundledVersion = NativeLibrary.TryLoad("e_sqlite3", provider, null, out var bundled) ? Version(bundled) : 0;
        var systemVersion = NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? Version(system) : 0;
        IsSlow = systemVersion <= bundledVersion && bundledVersion <= 3_035_005;

        if (systemVersion > bundledVersion)
        {
            foreach (var caller in new[] { provider, typeof(NativeSqlite).Assembly })
                NativeLibrary.SetDllImportResolver(caller, (name, _, _) => name == "e_sqlite3" ? system : 0);
        }

        // A connection is used by one thread at a time and needs no lock of its own; nothing reads the memory statistics,
        // which all threads would lock.
        Batteries_V2.Init();
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>What SQLite's own functions take for an open connection.</summary>
    /// <remarks>By name: the driver may have been built with a newer SQLitePCLRaw than the registry has.</remarks>
    public static sqlite3 HandleOf(SqliteConnection connection) =>
        (sqlite3)typeof(SqliteConnection).GetProperty("Handle")!.GetValue(connection)!;

    /// <summary>Ends what a connection is running with SQLITE_INTERRUPT when it is cancelled, until the result is disposed.</summary>
    public static CancellationTokenRegistration InterruptWhenCancelled(SqliteConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static opened => sqlite3_interrupt(HandleOf((SqliteConnection)opened!)), connection);

    private static int Version(nint library) =>
        Marshal.GetDelegateForFunctionPointer<VersionNumber>(
            NativeLibrary.GetExport(library, "sqlite3_libversion_number"))();
}
