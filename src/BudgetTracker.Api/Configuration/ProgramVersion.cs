using System.Reflection;

namespace BudgetTracker.Api.Configuration;

/// <summary>The version of the program: that of the tag it was built from, or 0.0.0-dev.</summary>
internal static class ProgramVersion
{
    /// <summary>With the commit, as in <c>1.2.0+7877c6e...</c>: what the log and <c>--version</c> say.</summary>
    public static string Full { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Without the commit, as in <c>1.2.0</c>.</summary>
    public static string Short { get; } = Full.Split('+')[0];
}
