using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace BudgetTracker.Api.Configuration;

/// <summary>Rejects misspelt keys: with one, the program would run with a default, on another ledger for example.</summary>
internal static class UnknownSettings
{
    private const string ConnectionStrings = "ConnectionStrings";

    /// <summary>
    /// Rejects unknown keys on the command line and in settings files. Environment variables are shared with other
    /// programs: of those, only the ones that nearly name a key or a section of ours are rejected.
    /// </summary>
    /// <exception cref="StartupException">The message names the key and the nearest known one.</exception>
    public static void RejectUnknownSettings(this IConfigurationRoot configuration)
    {
        var hasLedger = configuration.GetConnectionString("BudgetTracker") is not null;
        foreach (var provider in configuration.Providers)
        {
            foreach (var key in KeysOf(provider, null).Where(key => !KnownSettings.Contains(key)))
            {
                if (provider is CommandLineConfigurationProvider or JsonConfigurationProvider)
                    throw new StartupException($"{key} is no setting of BudgetTracker; did you mean {KnownSettings.Nearest(key)}?");

                if (provider is EnvironmentVariablesConfigurationProvider && IsNearlyOurs(key, hasLedger))
                {
                    throw new StartupException(
                        $"The environment variable {Variable(key)} is no setting of BudgetTracker; "
                        + $"did you mean {Variable(Spelling.Nearest(key, KnownSettings.Own))}?");
                }
            }
        }
    }

    private static bool IsNearlyOurs(string key, bool hasLedger)
    {
        // DATABASE_PROVIDER and PATH_BASE, too, are meant for this program.
        if (KnownSettings.Own.Any(own => Spelling.Distance(Squeeze(key), Squeeze(own)) <= 1))
            return true;

        if (!key.Contains(':'))
            return false;

        // Other programs have connection strings, too: they matter where ours is missing, and may be meant for it.
        var section = KnownSettings.SectionOf(key);
        if (section.Equals(ConnectionStrings, StringComparison.OrdinalIgnoreCase))
            return !hasLedger;

        return KnownSettings.Own
            .Where(own => own.Contains(':'))
            .Any(own => Spelling.Distance(Squeeze(section), Squeeze(KnownSettings.SectionOf(own))) <= 2);
    }

    private static string Squeeze(string key) =>
        key.Replace("_", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static IEnumerable<string> KeysOf(IConfigurationProvider provider, string? parent)
    {
        foreach (var name in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var key = parent is null ? name : $"{parent}:{name}";
            // A test host names the sections, too, without a value.
            if (provider.TryGet(key, out var value) && value is not null && !(value == "" && KnownSettings.IsSection(key)))
                yield return key;

            foreach (var below in KeysOf(provider, key))
                yield return below;
        }
    }
}
