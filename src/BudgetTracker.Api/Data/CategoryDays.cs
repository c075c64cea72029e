namespace BudgetTracker.Api.Data;

/// <summary>Days of one category, both included: where to look for expenses.</summary>
public sealed record CategoryDays(int CategoryId, DateOnly First, DateOnly Last);
