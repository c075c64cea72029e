using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>What every format agrees on: why an entry is no spending, and how raw text and descriptions are kept.</summary>
internal static class EntryRules
{
    public const string NoDescription = "No description";

    /// <summary>Null for spending.</summary>
    public static string? NotSpending(decimal? amount) => amount switch
    {
        > 0 => "Money in.",
        0 => "No money moved.",
        _ => null,
    };

    /// <summary>The parts that say something; else the first fallback that does.</summary>
    public static string Description(IEnumerable<string?> parts, params IEnumerable<string?> fallbacks)
    {
        var description = OneLine.Join(Expense.DescriptionMaxLength, parts);

        return VisibleText.Is(description)
            ? description
            : fallbacks.Select(text => OneLine.Of(text ?? "", Expense.DescriptionMaxLength)).FirstOrDefault(VisibleText.Is)
                ?? NoDescription;
    }

    /// <inheritdoc cref="Raw(ReadOnlySpan{char})"/>
    public static string Raw(string text) => text.Length <= StatementLimits.RawLength && text.AsSpan().Trim("\r\n").Length == text.Length ? text : Raw(text.AsSpan());

    /// <summary>Never ends in half of a character.</summary>
    public static string Raw(ReadOnlySpan<char> text)
    {
        if (text.Length > StatementLimits.RawLength)
            text = text[..(StatementLimits.RawLength - (char.IsHighSurrogate(text[StatementLimits.RawLength - 1]) ? 1 : 0))];

        return text.Trim("\r\n").ToString();
    }

    /// <summary>The text on one line, or null when it says nothing.</summary>
    public static string? Named(string? text, int maxLength = 100) =>
        text is not null && OneLine.Of(text, maxLength) is var name && VisibleText.Is(name) ? name : null;
}
