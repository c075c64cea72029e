using System.Text.Json;

namespace BudgetTracker.Api.Http.Json;

/// <summary>The values of an enum as requests and responses write them.</summary>
internal static class EnumNames
{
    /// <summary>The names in camel case, in the order of the values.</summary>
    public static IEnumerable<string> Of(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    /// <summary>What is wrong with a value that is none of them.</summary>
    public static string Expectation(Type type) => $"Must be one of: {string.Join(", ", Of(type))}.";
}
