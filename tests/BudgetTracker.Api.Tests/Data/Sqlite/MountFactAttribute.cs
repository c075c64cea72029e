using System.Diagnostics;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>A test that mounts something in a namespace of its own. It is skipped where that is not permitted.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!IsPermitted())
            Skip = "This machine does not permit mounts in a namespace of one's own (unshare).";
    }

    /// <summary>The beginning of a command line that sees the source under the target's name as well.</summary>
    public static string[] BindAndRun(string source, string target) =>
        ["unshare", "--map-root-user", "--mount", "sh", "-c", "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"", source, target];

    private static bool IsPermitted()
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-mount-").FullName;
        try
        {
            var command = BindAndRun(folder, folder);
            using var process = Process.Start(command[0], [.. command[1..], "true"]);
            process.WaitForExit();

            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
