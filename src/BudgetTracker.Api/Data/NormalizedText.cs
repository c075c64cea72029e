namespace BudgetTracker.Api.Data;

/// <summary>Text as it is compared: whatever the case, in every alphabet, alike on every database.</summary>
/// <remarks>
/// Databases disagree about case outside ASCII (SQLite folds none of it), so the comparison form is a column of its
/// own, filled by the entity, and a unique index or a search works on that column.
/// </remarks>
public static class NormalizedText
{
    /// <summary>The upper-case form by Unicode's simple case mapping; as long as the text itself.</summary>
    public static string Of(string text) => text.ToUpperInvariant();
}
