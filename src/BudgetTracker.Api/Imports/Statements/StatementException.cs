namespace BudgetTracker.Api.Imports.Statements;

/// <summary>A file that cannot be read at all, or an option that does not fit it. The message is for people.</summary>
internal sealed class StatementException(string message, string? option = null) : Exception(message)
{
    /// <summary>The option that is wrong or missing, by its name in the API; null when it is the file.</summary>
    public string? Option { get; } = option;

    /// <summary>Line and column count from 1.</summary>
    public static StatementException At(int line, int? column, string message, string? option = null) =>
        new(column is null ? $"Line {line}: {message}" : $"Line {line}, column {column}: {message}", option);
}
