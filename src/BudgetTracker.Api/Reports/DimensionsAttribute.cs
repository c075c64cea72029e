using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Reports;

/// <summary>One or two different dimensions, by name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DimensionsAttribute : AllowedValuesAttribute
{
    public const int MaxCount = 2;
    public const string Message = "Must be one or two different ones of: category, user, day, month, year.";

    public static readonly string[] Names =
        [.. Enum.GetNames<Dimension>().Select(name => name.ToLowerInvariant())];

    public DimensionsAttribute()
        : base([.. Names]) => ErrorMessage = Message;

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> names
        || (names.Count <= MaxCount && names.Distinct().Count() == names.Count && names.All(Names.Contains));
}
