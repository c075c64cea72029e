using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Validation;

/// <summary>
/// Text of 1, or another minimum, to so many characters (Unicode code points): no control character, and at least one visible one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextAttribute : StringLengthAttribute
{
    /// <summary>Allows 1 to so many characters; <c>MinimumLength</c> sets another minimum.</summary>
    public TextAttribute(int maximumLength)
        : base(maximumLength) => MinimumLength = 1;

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => IsValid(text),
        IEnumerable<string> texts => texts.All(IsValid),
        _ => false,
    };

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"Must be text of {MinimumLength} to {MaximumLength} characters, none of them a control character and at least one of them visible.");

    private bool IsValid(string text)
    {
        var length = 0;
        var isVisible = false;
        for (var i = 0; i < text.Length; length++)
        {
            if (char.IsControl(text, i) || !Rune.TryGetRuneAt(text, i, out var rune))
                return false;

            isVisible = isVisible || VisibleText.Is(rune);
            i += rune.Utf16SequenceLength;
        }

        return isVisible && length >= MinimumLength && length <= MaximumLength;
    }
}
