namespace BudgetTracker.Api.Imports.Statements;

/// <summary>How to read a file. What is null is detected; a result carries the options that were used.</summary>
/// <remarks>A column is named by its header, whatever the case, or by its number from 1.</remarks>
internal sealed record StatementOptions
{
    public StatementFormat? Format { get; init; }

    /// <summary>A name that .NET knows, such as <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>Whether a row of column names stands above the data.</summary>
    public bool? Header { get; init; }

    /// <summary>Such as <c>dd/MM/yyyy</c>; where a file mixes formats, several with <c>|</c> between them.</summary>
    public string? DateFormat { get; init; }

    /// <summary><c>.</c> or <c>,</c>.</summary>
    public char? DecimalSeparator { get; init; }

    public StatementSign? Sign { get; init; }

    public string? DateColumn { get; init; }

    public string? AmountColumn { get; init; }

    public string? DebitColumn { get; init; }

    public string? CreditColumn { get; init; }

    public string? DescriptionColumn { get; init; }

    public string? CategoryColumn { get; init; }

    public string? IdColumn { get; init; }

    public string? DirectionColumn { get; init; }
}
