using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace BudgetTracker.Api.Http.Validation;

/// <summary>Text of 1 to so many characters (Unicode code points), none of them a control character.</summary>
/// <remarks>Text is trimmed while it is read, so blanks alone are no text.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextAttribute : StringLengthAttribute
{
    /// <summary>Allows 1 to so many characters.</summary>
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
        $"Must be text of 1 to {MaximumLength} characters, none of them a control character, and not blank.");

    private bool IsValid(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            if (char.IsControl(text, i) || !Rune.TryGetRuneAt(text, i, out var rune))
                return false;

            i += rune.Utf16SequenceLength;
        }

        return length >= MinimumLength && length <= MaximumLength;
    }
}
