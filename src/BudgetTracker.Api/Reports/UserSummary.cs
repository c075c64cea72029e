namespace BudgetTracker.Api.Reports;

/// <summary>What one user spent, by category.</summary>
/// <param name="UserId">The user's id.</param>
/// <param name="Name">The user's name.</param>
/// <param name="From">The first day that counts; null: from the beginning.</param>
/// <param name="To">The last day that counts; null: to the end.</param>
/// <param name="Total">The sum of all amounts, with two decimal places; 0.00 without expenses.</param>
/// <param name="Count">How many expenses these are.</param>
/// <param name="Categories">The categories with expenses, highest total first; they add up to the total.</param>
public sealed record UserSummary(
    int UserId,
    string Name,
    DateOnly? From,
    DateOnly? To,
    decimal Total,
    int Count,
    IReadOnlyList<CategoryTotal> Categories)
{
    /// <summary>The response for what was spent on each category, which has no share yet.</summary>
    internal static UserSummary Of(int userId, string name, SummaryFilter filter, IReadOnlyList<CategoryTotal> categories)
    {
        var total = categories.Sum(category => category.Total);

        return new(
            userId,
            name,
            filter.From,
            filter.To,
            total,
            categories.Sum(category => category.Count),
            [.. categories
                .Select(category => category with { Share = (double)decimal.Round(category.Total / total, 4) })
                .OrderByDescending(category => category.Total)
                .ThenBy(category => category.Id)]);
    }

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static UserSummary Example { get; } =
        new(1, "Alice", null, null, 52.50m, 1, [CategoryTotal.Example]);
}
