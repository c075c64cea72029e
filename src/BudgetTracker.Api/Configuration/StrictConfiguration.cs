using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace BudgetTracker.Api.Configuration;

/// <summary>Reads settings and rejects what the framework's binder would ignore: misspelt keys and wrong values.</summary>
internal static class StrictConfiguration
{
    /// <summary>The settings of a section; what is not set keeps its default. Keys and names of values have no case.</summary>
    /// <typeparam name="T">Named after its section: <c>LimitsOptions</c> for <c>Limits</c>.</typeparam>
    /// <exception cref="StartupException">A key is unknown or a value is wrong; the message names the key.</exception>
    public static T ReadSection<T>(this IConfiguration configuration, string section)
        where T : new()
    {
        // KnownSettings would not find the keys of a class with another name.
        if (KnownSettings.SectionOf(typeof(T)) != section)
            throw new ArgumentException($"{typeof(T).Name} must be named {section}Options.", nameof(section));

        var options = new T();
        foreach (var setting in configuration.GetSection(section).GetChildren())
        {
            var property = typeof(T).GetProperty(
                setting.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw new StartupException(
                    $"{setting.Path} is no setting of BudgetTracker; did you mean {KnownSettings.Nearest(setting.Path)}?");
            var value = Parse(setting, property.PropertyType);
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
                throw new StartupException($"{setting.Path} must be a whole number from {range.Minimum} to {range.Maximum}, not '{setting.Value}'.");

            property.SetValue(options, value);
        }

        return options;
    }

    private static object Parse(IConfigurationSection setting, Type type)
    {
        if (type == typeof(bool) && bool.TryParse(setting.Value, out var flag))
            return flag;

        if (type == typeof(int)
            && int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0)
        {
            return number;
        }

        if (type == typeof(string) && !string.IsNullOrWhiteSpace(setting.Value))
            return setting.Value;

        if (type.IsEnum && Enum.GetNames(type).Contains(setting.Value, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse(type, setting.Value!, ignoreCase: true);

        var choices = type.IsEnum ? string.Join(" or ", Enum.GetNames(type))
            : type == typeof(bool) ? "true or false"
            : type == typeof(string) ? "a text"
            : "a whole number above 0";

        throw new StartupException($"{setting.Path} must be {choices}, not '{setting.Value}'.");
    }
}
