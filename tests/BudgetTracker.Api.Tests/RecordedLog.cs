using Microsoft.Extensions.Logging;

namespace BudgetTracker.Api.Tests;

/// <summary>The messages of the log, from warnings on.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, string Message)> messages = [];

    public IReadOnlyList<string> Warnings => Of(LogLevel.Warning);

    public IReadOnlyList<string> Errors => [.. Of(LogLevel.Error), .. Of(LogLevel.Critical)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (messages)
            messages.Add((logLevel, $"{formatter(state, exception)} {exception}".TrimEnd()));
    }

    public void Dispose()
    {
    }

    private List<string> Of(LogLevel level)
    {
        lock (messages)
            return [.. messages.Where(message => message.Level == level).Select(message => message.Message)];
    }
}
