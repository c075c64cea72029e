using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace BudgetTracker.Api.Export;

/// <summary>Any text of at most so many characters (Unicode code points, as PostgreSQL counts them).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CharactersAttribute(int maximum) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || text.EnumerateRunes().Count() <= maximum;

    public override string FormatErrorMessage(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"Must be text of at most {maximum} characters.");
}
