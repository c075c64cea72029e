using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BudgetTracker.Api.Data;

/// <summary>An enum is a name in the database, in camel case as in JSON, for people who open it by hand.</summary>
internal sealed class EnumNameConverter<T>() : ValueConverter<T, string>(
    value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
    name => Enum.Parse<T>(name, ignoreCase: true))
    where T : struct, Enum
{
    /// <summary>The names as SQL has them in a list: <c>'week', 'month'</c>.</summary>
    public static string SqlNames => string.Join(", ", Enum.GetNames<T>().Select(name => $"'{JsonNamingPolicy.CamelCase.ConvertName(name)}'"));
}
