using System.Globalization;

namespace BudgetTracker.Api.Configuration;

/// <summary>Reads settings and refuses what the framework's binder would ignore: misspelt keys and wrong values.</summary>
internal static class StrictConfiguration
{
    /// <summary>The settings of a section; what is not set keeps its default.</summary>
    /// <exception cref="StartupException">A key is unknown or a value is wrong; the message names the key.</exception>
    public static T ReadSection<T>(this IConfiguration configuration, string section)
        where T : new()
    {
        var options = new T();
        foreach (var setting in configuration.GetSection(section).GetChildren())
        {
            var property = typeof(T).GetProperty(setting.Key)
                ?? throw new StartupException($"{setting.Path} is no setting of BudgetTracker.");
            property.SetValue(options, Parse(setting, property.PropertyType));
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

        if (type.IsEnum && Enum.GetNames(type).Contains(setting.Value))
            return Enum.Parse(type, setting.Value!);

        var choices = type.IsEnum ? string.Join(" or ", Enum.GetNames(type))
            : type == typeof(bool) ? "true or false"
            : "a whole number above 0";

        throw new StartupException($"{setting.Path} must be {choices}, not '{setting.Value}'.");
    }
}
