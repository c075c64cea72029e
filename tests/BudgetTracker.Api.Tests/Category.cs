namespace BudgetTracker.Api.Tests;

public sealed record Category(int Id, string Name);
