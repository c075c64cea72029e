using System.Reflection;

namespace BudgetTracker.Api.Configuration;

/// <summary>The configuration keys that the program knows. Keys have no case.</summary>
/// <remarks>
/// A public class <c>LimitsOptions</c> makes the section <c>Limits</c> known, with a key for each property. A key outside such
/// a section is added to a list here.
/// </remarks>
internal static class KnownSettings
{
    private const string Suffix = "Options";

    private static readonly string[] SingleKeys = ["ConnectionStrings:BudgetTracker", "Logging:Json", "PathBase", "TimeZone"];

    // Those that an operator, a test host or a design-time tool sets.
    private static readonly string[] FrameworkKeys =
    [
        "Urls", "HTTP_PORTS", "HTTPS_PORTS", "AllowedHosts", "environment", "applicationName", "contentRoot", "webRoot",
        "shutdownTimeoutSeconds",
    ];

    // Any key two levels below these is the framework's.
    private static readonly string[] FrameworkSections = ["Kestrel", "Logging"];

    /// <summary>The keys that this program defines.</summary>
    public static IReadOnlyList<string> Own { get; } = [.. SingleKeys, .. typeof(KnownSettings).Assembly.GetTypes().SelectMany(KeysOf)];

    /// <summary>All known keys but those below the framework's sections.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Own, .. FrameworkKeys];

    /// <summary>Whether the key is known.</summary>
    public static bool Contains(string key) =>
        All.Contains(key, StringComparer.OrdinalIgnoreCase)
        || (key.Split(':').Length > 2 && FrameworkSections.Contains(SectionOf(key), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the name is that of a section; it has no value of its own.</summary>
    public static bool IsSection(string name) =>
        Own.Where(key => key.Contains(':')).Select(SectionOf).Concat(FrameworkSections)
            .Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The known key that is nearest to an unknown one; one of the same section, if that is known.</summary>
    public static string Nearest(string key)
    {
        if (Own.Where(own => IsIn(own, SectionOf(key))).ToList() is { Count: > 0 } siblings)
            return Spelling.Nearest(key, siblings);

        // Below a section of the framework, only the name of the section can be compared.
        var rest = key.Contains(':') ? key[key.IndexOf(':')..] : "";

        return Spelling.Nearest(key, [.. All, .. FrameworkSections.Select(section => section + rest)]);
    }

    /// <summary>The first part of a key.</summary>
    public static string SectionOf(string key) => key.Split(':')[0];

    /// <summary>The section that an options class is for.</summary>
    public static string SectionOf(Type options) => options.Name[..^Suffix.Length];

    private static bool IsIn(string key, string section) => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> KeysOf(Type type) =>
        type.IsPublic && type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Name.Length > Suffix.Length
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => $"{SectionOf(type)}:{property.Name}")
            : [];
}
