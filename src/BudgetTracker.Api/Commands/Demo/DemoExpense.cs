namespace BudgetTracker.Api.Commands.Demo;

/// <summary>An expense of the demo, by the names of its user and its category.</summary>
internal sealed record DemoExpense(string User, string Category, string Description, decimal Amount, DateOnly Date);
