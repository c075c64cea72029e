namespace BudgetTracker.Api.Data;

/// <summary>What a user spent on one category on one day.</summary>
/// <param name="CategoryId">The category.</param>
/// <param name="Day">The day.</param>
/// <param name="Cents">The sum of the amounts, in whole cents.</param>
public sealed record DaySpending(int CategoryId, DateOnly Day, long Cents);
