namespace BudgetTracker.Api.Tests;

/// <summary>
/// Alice spent 52.50 and 18.75 on food and 45.00 on transportation; Bob 25.00 and 30.00 on food and 50.00 on
/// entertainment.
/// </summary>
public sealed record Home(int Alice, int Bob, Category Food, Category Transportation, Category Entertainment);
