namespace BudgetTracker.Api.Configuration;

/// <summary>Stops the start; the message is one line that says what to change.</summary>
/// <param name="message">Names the configuration key, where there is one.</param>
public sealed class StartupException(string message) : Exception(message);
