namespace BudgetTracker.Api.Imports.Statements;

/// <summary>One entry of a statement, as far as it could be read.</summary>
internal sealed record StatementRow
{
    /// <summary>The line on which the entry begins, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The entry as it stands in the file, at most <see cref="StatementLimits.RawLength"/> characters.</summary>
    public required string Raw { get; init; }

    /// <summary>The booking day as printed, never shifted by a zone. Null with an <see cref="Error"/>, or while pending.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Money out is negative; exactly two decimal places. Null with an <see cref="Error"/> only.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Payee and purpose, on one line, 1 to 200 characters.</summary>
    public required string Description { get; init; }

    /// <summary>The bank's id of the entry (in an export of ours: the expense's); null unless it is unique in the file, and its own.</summary>
    public string? BankId { get; init; }

    /// <summary>The account it belongs to, as the file names it.</summary>
    public string? Account { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The category as the file names it.</summary>
    public string? Category { get; init; }

    /// <summary>The bank has not booked it yet: it comes again.</summary>
    public bool IsPending { get; init; }

    /// <summary>Why it is no spending: money in, a transfer, nothing moved. Null for spending.</summary>
    public string? NotSpending { get; init; }

    /// <summary>What a person should know about a row that is read, such as that it is split.</summary>
    public string? Note { get; init; }

    /// <summary>Why the row cannot be used as it is.</summary>
    public string? Error { get; init; }
}
