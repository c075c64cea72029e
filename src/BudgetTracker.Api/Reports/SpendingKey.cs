namespace BudgetTracker.Api.Reports;

/// <summary>What a group has in common; a dimension that was not asked for is not part of it.</summary>
internal sealed class SpendingKey
{
    public int Category { get; init; }

    public int User { get; init; }

    public DateOnly? Day { get; init; }

    public string? Month { get; init; }

    public string? Year { get; init; }
}
