using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Commands;

/// <summary>Separates the settings on a command line from the verb and its options.</summary>
internal static class SettingArguments
{
    /// <summary>
    /// Takes out what ASP.NET Core takes for a setting: <c>--Key=value</c>, <c>--Key value</c>, the same with a slash, and
    /// <c>Key=value</c>. Behind <c>--</c>, a key with a colon is a setting, known or not: unknown ones are rejected with all
    /// other sources. Without it, paths and texts have colons too.
    /// </summary>
    /// <returns>The settings, each as <c>--Key=value</c>, and the other arguments.</returns>
    /// <exception cref="StartupException">A setting has no value.</exception>
    public static (string[] Settings, string[] Others) Split(string[] args)
    {
        var (settings, others) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (prefix, name, value) = Parts(args[i]);
            if (!IsSetting(prefix, name) || (prefix == "" && value is null))
                others.Add(args[i]);
            else if (value is not null)
                settings.Add($"--{name}={value}");
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add($"--{name}={args[++i]}");
            else
                throw new StartupException($"{args[i]} needs a value.");
        }

        return ([.. settings], [.. others]);
    }

    private static bool IsSetting(string prefix, string name) =>
        (prefix == "--" && name.Contains(':'))
        || KnownSettings.Contains(name)
        // A connection string may begin with "Database=".
        || ((prefix != "" || name.Contains(':')) && KnownSettings.IsSection(KnownSettings.SectionOf(name)));

    private static (string Prefix, string Name, string? Value) Parts(string argument)
    {
        var prefix = argument.StartsWith("--", StringComparison.Ordinal) ? "--" : argument.StartsWith('/') ? "/" : "";
        var end = argument.IndexOf('=');

        return end < 0 ? (prefix, argument[prefix.Length..], null) : (prefix, argument[prefix.Length..end], argument[(end + 1)..]);
    }
}
