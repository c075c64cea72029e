namespace BudgetTracker.Api.Data;

/// <summary>Text as it is compared: whatever the case and however accents are spelt, alike on every database.</summary>
/// <remarks>
/// Databases disagree about case outside ASCII (SQLite folds none of it), so the comparison form is a column of its
/// own, filled by the entity, and a unique index or a search works on that column.
/// </remarks>
public static class NormalizedText
{
    /// <summary>The composed form, in upper case by Unicode's simple case mapping; never longer than the text itself.</summary>
    public static string Of(string text) => ComposedText.Of(text).ToUpperInvariant();
}
